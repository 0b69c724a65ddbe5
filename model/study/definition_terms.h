#pragma once
#include <array>
#include <string_view>

namespace interphase {

// The words of the definition's JSON, in the order of the enumerations they stand for.
inline constexpr std::array<std::string_view, 3> kModelWords{"spm", "spme", "dfn"};
inline constexpr std::array<std::string_view, 7> kNoiseWords{
    "gaussian", "ar1", "discrepancy", "growing", "drift", "student-t", "covariance"};
/// Of what a data set has: the order of MeasuredQuantity.
inline constexpr std::array<std::string_view, 2> kQuantityWords{"voltage", "temperature"};
/// The kinds that what has no time may have, an impedance or a capacity, and whether sigma of an impedance is
/// a share.
inline constexpr std::array<std::string_view, 2> kSingleNoiseWords{"gaussian", "student-t"};
inline constexpr std::array<std::string_view, 2> kSigmaWords{"absolute", "relative"};
inline constexpr std::array<std::string_view, 2> kCoordinateWords{"automatic", "log"};
inline constexpr std::array<std::string_view, 2> kSignWords{"discharge-positive", "charge-positive"};
inline constexpr std::array<std::string_view, 4> kSamplerWords{"nuts", "ensemble", "surrogate", "smc"};
inline constexpr std::array<std::string_view, 2> kChainStartWords{"mode", "pathfinder"};
inline constexpr std::array<std::string_view, 3> kMetricWords{"dense", "low-rank", "diagonal"};
inline constexpr std::string_view kRestVoltageWord = "rest voltage";

/// A family of priors: its word and the keys of its numbers; an empty key is a number the family does not
/// have.
struct PriorTerms
{
    std::string_view word;
    std::string_view a;
    std::string_view b;
    std::string_view c = {};
};
/// In the order of PriorKind.
inline constexpr std::array<PriorTerms, 8> kPriorTerms{{
    {"uniform", "", ""},
    {"normal", "mean", "sd"},
    {"lognormal", "median", "sigma"},
    {"half-normal", "", "scale"},
    {"gamma", "shape", "scale"},
    {"beta", "alpha", "beta"},
    {"student-t", "location", "scale", "nu"},
    {"logit-normal", "median", "sigma"},
}};

} // namespace interphase
