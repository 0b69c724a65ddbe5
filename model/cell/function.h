#pragma once
#include <string>
#include <variant>
#include <vector>

namespace interphase {

/// A function as a BPX file states it: a number, an expression in x, or a table of points.
struct FunctionTable
{
    std::vector<double> x;
    std::vector<double> y;
    bool operator==(const FunctionTable&) const = default;
};
using FunctionSpec = std::variant<double, std::string, FunctionTable>;

} // namespace interphase
