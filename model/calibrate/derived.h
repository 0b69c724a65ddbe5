#pragma once
#include "cell/formula.h"
#include "cell/parameters.h"
#include "study/study.h"

#include <span>
#include <string>
#include <vector>

namespace interphase {

// Quantities that are computed from others at each draw: "Diffusion time [s]" = "R_n ** 2 / D_s_n".
//
// A name in a formula is a quantity of the run, by its BPX path, its symbol or the name it has among the
// run's quantities, or else a parameter of the cell, which then has its fixed value. Formulas are those of
// the study's present definition: they may be changed after the run.

/// One of them on its way to a value.
class DerivedQuantity
{
public:
    /// quantities: of the run. fixed: values of the cell, with the definition's overrides. Throws InputError
    /// where the formula is none, or names what the run does not have.
    DerivedQuantity(const DerivedDefinition& definition, const std::vector<std::string>& quantities,
                    const ParameterValues& fixed);
    /// values: one a quantity of the run. NaN where the mathematics fails.
    double value(std::span<const double> values) const;

private:
    struct Source
    {
        int quantity = -1; ///< of the run; below 0: fixed
        double fixed = 0.0;
    };
    Formula m_formula;
    std::vector<Source> m_sources;
    mutable std::vector<double> m_values;
};

/// The draws of a run with the derived quantities behind those that were sampled.
struct SampledRun
{
    std::vector<std::string> quantities;
    std::size_t sampled = 0; ///< how many of them were sampled; the others are derived
    std::vector<DrawRecord> draws;
    std::vector<std::string> problems; ///< why a derived quantity was left out, a sentence each
};

/// Reads a run of the current analysis. What cannot be derived (a name the run does not have, a value that is
/// not finite at some draw) is left out.
SampledRun readSampledRun(Study& study, const RunInfo& run);

/// Adds derived quantities to draws that have `quantities`.
void addDerived(const std::vector<DerivedDefinition>& derived, const ParameterValues& fixed, SampledRun& run);

} // namespace interphase
