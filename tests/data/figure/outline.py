"""Makes src/domain/figure/kazakhstan.tsv: the outline of Kazakhstan's regions for small maps.

    python3 outline.py FOLDER > kazakhstan.tsv

FOLDER holds the shapefiles of Natural Earth 1:10m (public domain): admin_1_states_provinces_lines,
admin_0_boundary_lines_land and coastline. Natural Earth has the borders between the regions as they
were before 2018; what divides Abai from East Kazakhstan, Jetisu from Almaty Region and Ulytau from
Karaganda since 2022 is in DIVIDES below, drawn for this program and as coarse as a small map allows.
The three cities of republican standing are points: at this scale their area would not be seen.

Needs shapely and pyshp.
"""
import math
import os
import sys
from collections import Counter

import shapefile
from shapely.geometry import LineString, Point, box, shape
from shapely import union_all
from shapely.ops import linemerge, nearest_points, polygonize, unary_union

AROUND = box(45.0, 39.5, 88.5, 56.5)
KAZAKHSTAN = box(46.0, 40.3, 87.6, 55.6)
COARSE = 0.055  # degrees: about 5 km, less than a point of the drawing
GRID = 0.001  # degrees: ends that meet but for a rounding do meet
WIDTH = 1000.0

DIVIDES = [
    # Abai | East Kazakhstan
    [(81.35, 50.85), (81.4, 50.3), (81.5, 49.9), (82.0, 49.55), (82.6, 49.2), (82.95, 48.8), (83.35, 48.35),
     (83.2, 47.9), (83.1, 47.5), (83.1, 47.1)],
    # Jetisu | Almaty Region
    [(76.2, 46.85), (76.2, 46.2), (76.3, 45.5), (76.65, 44.8), (77.0, 44.3), (77.6, 44.1), (78.0, 43.85),
     (78.8, 43.95), (79.6, 43.87), (80.8, 43.78)],
    # Ulytau | Karaganda
    [(67.3, 50.05), (67.9, 49.2), (68.5, 48.85), (69.1, 48.7), (70.0, 48.85), (70.55, 49.4), (71.3, 49.3),
     (72.0, 49.15), (72.05, 48.4), (71.9, 47.8), (71.35, 47.3), (71.3, 45.9)],
]

# A point within each region, and where its name stands.
REGIONS = {
    "abai": (79.7, 49.1), "akmola": (69.6, 51.75), "aktobe": (58.5, 48.9), "almaty_region": (75.9, 44.85),
    "atyrau": (52.6, 47.9), "west_kazakhstan": (50.4, 50.0), "zhambyl": (72.0, 44.4), "jetisu": (79.3, 45.3),
    "karaganda": (74.3, 48.3), "kostanay": (64.0, 51.7), "kyzylorda": (63.6, 45.2), "mangystau": (53.9, 43.9),
    "pavlodar": (76.3, 52.3), "north_kazakhstan": (68.7, 54.1), "turkistan": (68.4, 43.9),
    "ulytau": (68.9, 47.3), "east_kazakhstan": (84.2, 49.2),
}
# Where the cities are, and where their names begin.
CITIES = {
    "astana": ((71.43, 51.13), (71.85, 51.13)), "almaty": ((76.93, 43.24), (77.35, 43.3)),
    "shymkent": ((69.6, 42.32), (70.9, 42.0)),
}

# Albers' equal-area conic, so that no region looks larger than another of its size.
CENTRE, ONE, TWO = 67.0, math.radians(44.0), math.radians(52.0)
N = (math.sin(ONE) + math.sin(TWO)) / 2
C = math.cos(ONE) ** 2 + 2 * N * math.sin(ONE)


def projected(longitude, latitude):
    rho = math.sqrt(C - 2 * N * math.sin(math.radians(latitude))) / N
    theta = N * math.radians(longitude - CENTRE)
    return rho * math.sin(theta), rho * math.cos(theta)


def lines(folder, name):
    files = {end: open(os.path.join(folder, f"{name}.{end}"), "rb") for end in ("shp", "shx")}
    for found in shapefile.Reader(**files).iterShapes():
        if found.shapeType == 0:
            continue
        line = shape(found.__geo_interface__)
        for part in getattr(line, "geoms", [line]):
            if part.intersects(AROUND):
                yield part.intersection(AROUND)


def bridges(drawn):
    """Short lines from ends that touch nothing to what is nearest: the layers do not meet exactly."""
    parts = list(linemerge(drawn).geoms)
    ends = Counter(end for part in parts for end in (part.coords[0], part.coords[-1]))
    for place, part in enumerate(parts):
        for end in (part.coords[0], part.coords[-1]):
            if ends[end] == 1 and KAZAKHSTAN.contains(Point(end)):
                others = unary_union([other for at, other in enumerate(parts) if at != place])
                nearest = nearest_points(Point(end), others)[1]
                if 0 < nearest.distance(Point(end)) < 0.1:
                    yield LineString([end, nearest])


def regions(folder):
    names = ("ne_10m_admin_1_states_provinces_lines", "ne_10m_admin_0_boundary_lines_land", "ne_10m_coastline")
    drawn = [line for name in names for line in lines(folder, name)]
    everything = union_all([*drawn, *map(LineString, DIVIDES)], grid_size=GRID)
    everything = union_all([everything, *bridges(everything)], grid_size=GRID)
    faces = list(polygonize(everything))
    found = {code: [face for face in faces if face.contains(Point(at))] for code, at in REGIONS.items()}
    for code, hit in found.items():
        assert len(hit) == 1, (code, len(hit))
    return {code: hit[0] for code, hit in found.items()}


def holes_filled(polygons):
    """Gives what lies inside a region (cities, a leased town) to the region."""
    return {code: type(polygon)(polygon.exterior) for code, polygon in polygons.items()}


def coarse(polygons):
    """Simplifies each border once, so that neighbours still share it."""
    borders = unary_union([polygon.exterior for polygon in polygons.values()])
    arcs = linemerge(borders)
    arcs = [arc.simplify(COARSE) for arc in getattr(arcs, "geoms", [arcs])]
    faces = list(polygonize(unary_union(arcs)))
    out = {}
    for code, polygon in polygons.items():
        inside = [face for face in faces if polygon.contains(face.representative_point())]
        out[code] = max(inside, key=lambda face: face.area)
    return out


def main(folder):
    polygons = coarse(holes_filled(regions(folder)))
    rings = {code: [projected(*at) for at in polygon.exterior.coords[:-1]] for code, polygon in polygons.items()}
    rings |= {code: [projected(*at)] for code, (at, _) in CITIES.items()}
    places = {code: projected(*at) for code, at in REGIONS.items()}
    places |= {code: projected(*name) for code, (_, name) in CITIES.items()}
    xs = [x for ring in rings.values() for x, _ in ring]
    ys = [y for ring in rings.values() for _, y in ring]
    scale = WIDTH / (max(xs) - min(xs))

    def at(point):
        return f"{round((point[0] - min(xs)) * scale)},{round((point[1] - min(ys)) * scale)}"

    print("# Kazakhstan since 2022 in 17 regions and 3 cities, Albers' equal-area projection, "
          f"{WIDTH:.0f} by {round((max(ys) - min(ys)) * scale)}.")
    print("# Made with Natural Earth, public domain; what divides the regions of 2022 is drawn for this program.")
    print("# code, where the name stands, the border (of a city the point where it is)")
    for code in sorted([*REGIONS, *CITIES]):
        ring = rings[code]
        points = []
        for point in map(at, ring):
            if not points or points[-1] != point:
                points.append(point)
        print(code, at(places[code]), " ".join(points), sep="\t")


if __name__ == "__main__":
    main(sys.argv[1])
