#include "bayes/contour_lines.h"

#include <algorithm>
#include <array>
#include <map>

namespace interphase {
namespace {

// The grid with a ring of zeros around it; its points lie on the grid's edge.
class Ringed
{
public:
    explicit Ringed(const DensityGrid& grid) : m_grid(grid) {}

    int columns() const { return static_cast<int>(m_grid.x.size()) + 2; }
    int rows() const { return static_cast<int>(m_grid.y.size()) + 2; }
    double x(int j) const { return m_grid.x[inside(j, m_grid.x.size())]; }
    double y(int i) const { return m_grid.y[inside(i, m_grid.y.size())]; }
    double value(int i, int j) const
    {
        const bool ring = i == 0 || j == 0 || i == rows() - 1 || j == columns() - 1;
        return ring ? 0.0
                    : m_grid
                          .density[inside(i, m_grid.y.size()) * m_grid.x.size() + inside(j, m_grid.x.size())];
    }

private:
    static std::size_t inside(int i, std::size_t size)
    {
        return static_cast<std::size_t>(std::clamp(i - 1, 0, static_cast<int>(size) - 1));
    }
    const DensityGrid& m_grid;
};

using Node = int; ///< an edge between neighbours, crossed by the level: 2 * (its first point) + (0: along x,
                  ///< 1: along y)

// The lines as a graph: each crossed edge has two neighbours.
using Links = std::map<Node, std::array<Node, 2>>;

void link(Links& links, Node a, Node b)
{
    for (const auto& [from, to] : {std::pair{a, b}, std::pair{b, a}}) {
        auto [at, fresh] = links.try_emplace(from, std::array<Node, 2>{-1, -1});
        (at->second[0] < 0 ? at->second[0] : at->second[1]) = to;
    }
}

// The segments of one cell, whose lowest corner is (i, j).
void addCell(const Ringed& grid, double level, int i, int j, Links& links)
{
    const std::array<double, 4> corners = {grid.value(i, j), grid.value(i, j + 1), grid.value(i + 1, j + 1),
                                           grid.value(i + 1, j)};
    int mask = 0;
    for (int k = 0; k < 4; ++k)
        mask |= corners[static_cast<std::size_t>(k)] >= level ? 1 << k : 0;
    if (mask == 0 || mask == 15)
        return;
    const auto point = [&grid](int row, int column) { return 2 * (row * grid.columns() + column); };
    // Edges in the order below, right, above, left: the ends of edge k are corners k and k + 1.
    const std::array<Node, 4> edges = {point(i, j), point(i, j + 1) + 1, point(i + 1, j), point(i, j) + 1};
    std::array<std::size_t, 4> crossed{};
    std::size_t count = 0;
    for (std::size_t k = 0; k < 4; ++k)
        if (((mask >> k) & 1) != ((mask >> ((k + 1) % 4)) & 1))
            crossed[count++] = k;
    if (count == 2)
        return link(links, edges[crossed[0]], edges[crossed[1]]);
    const bool middle = 0.25 * (corners[0] + corners[1] + corners[2] + corners[3]) >= level;
    // With the middle inside, corners that are outside are cut off each by itself, and the other way round.
    const bool cutFirst = ((mask & 1) != 0) != middle;
    link(links, edges[0], edges[cutFirst ? 3 : 1]);
    link(links, edges[2], edges[cutFirst ? 1 : 3]);
}

void addPoint(const Ringed& grid, double level, Node node, ContourLine& line)
{
    const int i = node / 2 / grid.columns(), j = node / 2 % grid.columns();
    const int i2 = i + (node % 2), j2 = j + (1 - node % 2);
    const double a = grid.value(i, j), b = grid.value(i2, j2);
    const double share = a == b ? 0.5 : (level - a) / (b - a);
    line.x.push_back(grid.x(j) + share * (grid.x(j2) - grid.x(j)));
    line.y.push_back(grid.y(i) + share * (grid.y(i2) - grid.y(i)));
}

// Follows a line from any of its nodes and takes it out of the graph.
ContourLine follow(const Ringed& grid, double level, Links& links)
{
    ContourLine line;
    const Node start = links.begin()->first;
    Node previous = -1;
    for (Node node = start; node >= 0;) {
        const auto at = links.find(node);
        if (at == links.end())
            break;
        const std::array<Node, 2> neighbours = at->second;
        addPoint(grid, level, node, line);
        links.erase(at);
        const Node next = neighbours[0] == previous ? neighbours[1] : neighbours[0];
        previous = node;
        node = next;
    }
    addPoint(grid, level, start, line);
    return line;
}

} // namespace

std::vector<ContourLine> contourLines(const DensityGrid& grid, double level)
{
    std::vector<ContourLine> out;
    if (grid.empty() || !(level > 0.0))
        return out;
    const Ringed ringed(grid);
    Links links;
    for (int i = 0; i + 1 < ringed.rows(); ++i)
        for (int j = 0; j + 1 < ringed.columns(); ++j)
            addCell(ringed, level, i, j, links);
    while (!links.empty())
        out.push_back(follow(ringed, level, links));
    return out;
}

} // namespace interphase
