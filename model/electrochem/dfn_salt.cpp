// The electrolyte of an SPMe: salt that moves by what single particles release in the mean, and what it does
// to the voltage (Marquis et al. 2019). Its concentrations are slow states: they depend on the cell current
// alone, linearly once the diffusivity is that of the predictor, so that a step takes them as
//
//     c = free + I perCurrent
//
// and Newton's iteration sees all they do as functions of the current. Symbols as in dfn_equations.cpp.
#include "core/kernel.h"
#include "core/vector_math.h"
#include "electrochem/dfn_system.h"

#include <algorithm>
#include <cmath>

namespace interphase {
namespace {

constexpr double kLeast = 1e-3; // c, of which the diffusivity is taken

/// Part of the electrolyte that a cell of it lies in.
std::size_t partOf(const std::array<int, 3>& cells, int cell)
{
    return cell < cells[0] ? 0 : cell < cells[0] + cells[1] ? 1 : 2;
}

/// Thomas, in place: (shift + K) x, K of the flux coefficients; the diagonals are factorised into `pivot`.
template <class T, class S>
void factorDiffusion(const std::array<int, 3>& cells, const SpmeTerms<S>& t, const T& shift,
                     const std::vector<S>& flow, std::vector<T>& pivot)
{
    const int n = cells[0] + cells[1] + cells[2];
    for (int i = 0; i < n; ++i) {
        const auto at = static_cast<std::size_t>(i);
        const S& volume = t.volume[partOf(cells, i)];
        T diagonal = shift + T(flow[at] / volume);
        if (i > 0) {
            const S &before = flow[at - 1], &volumeBefore = t.volume[partOf(cells, i - 1)];
            diagonal += T(before / volume) * (T(1.0) - T(before / volumeBefore) * pivot[at - 1]);
        }
        pivot[at] = T(1.0) / diagonal;
    }
}

template <class T, class S>
void solveDiffusion(const std::array<int, 3>& cells, const SpmeTerms<S>& t, const std::vector<S>& flow,
                    const std::vector<T>& pivot, std::vector<T>& x)
{
    const int n = cells[0] + cells[1] + cells[2];
    for (int i = 0; i < n; ++i) {
        const auto at = static_cast<std::size_t>(i);
        if (i > 0)
            x[at] += T(flow[at - 1] / t.volume[partOf(cells, i)]) * x[at - 1];
        x[at] = x[at] * pivot[at];
    }
    for (int i = n - 2; i >= 0; --i) {
        const auto at = static_cast<std::size_t>(i);
        x[at] += T(flow[at] / t.volume[partOf(cells, i)]) * pivot[at] * x[at + 1];
    }
}

} // namespace

/// Leaves of the pores of the negative electrode what the interphase does at the slow states predicted.
/// Returns how fast that concentrates their salt, dlog(c)/dt.
template <class S>
S DfnSystem::closeSpmePores(const ParameterArray<S>& p, const S* slow, double gamma, const S* known,
                            DfnTerms<S>& out) const
{
    if (!m_model.physics.seiFillsPores)
        return S(0.0);
    const S porosity = openPorosity(p, m_layout, m_slowLayout, slow, 0, out);
    const S efficiency = remainingEfficiency(p, porosity, out);
    out.spme.volume[0] = porosity * out.spme.width[0];
    out.spme.diffusivityFactor[0] = out.spme.diffusivityFactor[0] * efficiency;
    out.spme.conductivityFactor[0] = out.spme.conductivityFactor[0] * efficiency;
    S filling(0.0); // d(porosity)/dt, taken away
    for (const DfnLayout::Phase& phase : m_layout.phases)
        if (phase.side == Side::Negative && phase.index == 0) {
            const int at = m_slowLayout.thickness() + phase.site;
            filling += particlesOf(out, phase).surface * (S(gamma) * slow[at] + known[at]);
        }
    return filling / porosity;
}

/// The coefficients at the predicted concentrations, and what a step that ends there makes of its past.
template <class S>
void DfnSystem::layOutSalt(const ParameterArray<S>& p, const S* slow, double gamma, const S* known,
                           DfnTerms<S>& out) const
{
    const std::array<int, 3>& cells = m_model.salt;
    const auto n = static_cast<std::size_t>(m_slowLayout.saltCells);
    out.spme = spmeTerms(out.k, ElectrolyteResolution{cells});
    out.ends = out.spme.solidResistance * out.k.area;
    const S concentrating = closeSpmePores(p, slow, gamma, known, out);
    for (auto* values : {&out.saltSource, &out.saltFree, &out.saltPerCurrent, &out.saltFlow, &out.saltPivot})
        values->resize(n);
    const Curve& diffusivity = m_cell->curve(CurveId::ElectrolyteDiffusivity);
    const S* c = slow + m_slowLayout.salt();
    const auto diffusivityIn = [&](int cell) {
        const S least = valueOf(c[cell]) > kLeast ? c[cell] : S(kLeast);
        return evaluate(diffusivity, out.spme.concentration * least);
    };
    const auto& width = out.spme.width;
    const auto& factor = out.spme.diffusivityFactor;
    S before = diffusivityIn(0);
    for (int i = 0; i + 1 < m_slowLayout.saltCells; ++i) {
        const S next = diffusivityIn(i + 1);
        const std::size_t part = partOf(cells, i), other = partOf(cells, i + 1);
        out.saltFlow[static_cast<std::size_t>(i)] =
            0.5 * (before + next) * passage(width[part], factor[part], width[other], factor[other]);
        before = next;
    }
    out.saltFlow[n - 1] = S(0.0);
    factorDiffusion(cells, out.spme, S(gamma), out.saltFlow, out.saltPivot);
    // Salt released less salt that migrates away, with 1 - t+ at the faces; `passes`: the share of the
    // current that the electrolyte carries through a face.
    const auto deficit = [&](std::size_t i) {
        return interphase::saltTransport(*m_cell, out.k, out.spme.concentration * c[i]).deficit;
    };
    const S perAmpere = 1.0 / (kFaraday * out.k.area * out.spme.concentration);
    S left(0.0), here = deficit(0);
    for (std::size_t i = 0; i < n; ++i) {
        const int cell = static_cast<int>(i), separator = cell - cells[0], positive = separator - cells[1];
        const double passes = separator < 0  ? (cell + 1.0) / cells[0]
                              : positive < 0 ? 1.0
                                             : 1.0 - (positive + 1.0) / cells[2];
        const S next = i + 1 < n ? deficit(i + 1) : here, right = passes * 0.5 * (here + next);
        const std::size_t part = partOf(cells, cell);
        out.saltSource[i] = (right - left) * perAmpere / out.spme.volume[part];
        out.saltFree[i] = -known[static_cast<std::size_t>(m_slowLayout.salt()) + i];
        if (part == 0)
            out.saltFree[i] += concentrating * c[i];
        left = right;
        here = next;
    }
    out.saltPerCurrent = out.saltSource;
    solveDiffusion(cells, out.spme, out.saltFlow, out.saltPivot, out.saltFree);
    solveDiffusion(cells, out.spme, out.saltFlow, out.saltPivot, out.saltPerCurrent);
}
template void DfnSystem::layOutSalt(const ParameterArray<double>&, const double*, double, const double*,
                                    DfnTerms<double>&) const;
template void DfnSystem::layOutSalt(const ParameterArray<Dual>&, const Dual*, double, const Dual*,
                                    DfnTerms<Dual>&) const;

/// The electrolyte's diffusion potential and its resistance at its mean concentration, between the means of
/// the electrodes and the middle of the separator. False where it runs dry.
template <class S, class Y>
bool DfnSystem::spreadSalt(const DfnTerms<S>& terms, const Y& current, Fields<S>& f) const
{
    const SpmeTerms<S>& e = terms.spme;
    const std::array<int, 3>& cells = m_model.salt;
    double least = 1.0;
    for (std::size_t i = 0; i < f.saltC.size(); ++i) {
        f.saltC[i] = terms.saltFree[i] + current * terms.saltPerCurrent[i];
        least = std::min(least, valueOf(f.saltC[i]));
    }
    if (!(least > 0.0))
        return false;
    for (std::size_t i = 0; i < f.saltC.size(); ++i)
        f.saltLog[i] = vectorLog(f.saltC[i]);
    std::array<S, 3> mean{}, meanPotential{};
    std::array<double, 3> meanRate{}, meanPotentialRate{}; // by the current
    const auto middle = static_cast<std::size_t>(cells[0] + cells[1] / 2);
    S potential(0.0), middlePotential(0.0); // the integral of chi dlog(c)
    double potentialRate = 0.0;
    SaltTransport<S> before{};
    for (std::size_t i = 0; i < f.saltC.size(); ++i) {
        const std::size_t part = partOf(cells, static_cast<int>(i));
        const double share = 1.0 / cells[part], rate = valueOf(terms.saltPerCurrent[i]);
        const SaltTransport<S> here =
            interphase::saltTransport(*m_cell, terms.k, e.concentration * f.saltC[i]);
        if (i > 0) {
            const S chi = 0.5 * (before.chi + here.chi), rise = f.saltLog[i] - f.saltLog[i - 1];
            const double rateBefore = valueOf(terms.saltPerCurrent[i - 1]);
            if (i == middle && cells[1] % 2 == 0) // a face
                middlePotential = potential + 0.5 * chi * rise;
            potential += chi * rise;
            potentialRate +=
                0.5 * (before.chiSlope * rateBefore + here.chiSlope * rate) * valueOf(rise) +
                valueOf(chi) * (rate / valueOf(f.saltC[i]) - rateBefore / valueOf(f.saltC[i - 1]));
        }
        if (i == middle && cells[1] % 2 == 1)
            middlePotential = potential;
        mean[part] += f.saltC[i] * share;
        meanPotential[part] += potential * share;
        meanRate[part] += rate * share;
        meanPotentialRate[part] += potentialRate * share;
        before = here;
    }
    f.saltNegative = mean[0];
    f.saltNegativeByCurrent = meanRate[0];
    S whole(0.0), length(0.0);
    double wholeRate = 0.0;
    for (const std::size_t part : {0U, 1U, 2U}) {
        whole += e.thickness[part] * mean[part];
        length += e.thickness[part];
        wholeRate += valueOf(e.thickness[part]) * meanRate[part];
    }
    const Curve& conductivity = m_cell->curve(CurveId::ElectrolyteConductivity);
    const S absolute = e.concentration * (whole / length);
    const S kappa = evaluate(conductivity, absolute);
    const S separator = 0.5 * e.thickness[1] / (e.conductivityFactor[1] * kappa);
    f.resistance[1] = e.thickness[0] / (3.0 * e.conductivityFactor[0] * kappa) + separator;
    f.resistance[2] = e.thickness[2] / (3.0 * e.conductivityFactor[2] * kappa) + separator;
    f.diffusion[1] = middlePotential - meanPotential[0];
    f.diffusion[2] = meanPotential[2] - middlePotential;
    const double perMean =
        evaluateSlope(conductivity, valueOf(absolute)) * valueOf(e.concentration / length) / valueOf(kappa);
    f.voltageByCurrent =
        meanPotentialRate[2] - meanPotentialRate[0] +
        valueOf(current) / valueOf(e.area) * valueOf(f.resistance[1] + f.resistance[2]) * perMean * wholeRate;
    return true;
}
template bool DfnSystem::spreadSalt(const DfnTerms<double>&, const double&, Fields<double>&) const;
template bool DfnSystem::spreadSalt(const DfnTerms<Dual>&, const double&, Fields<Dual>&) const;
template bool DfnSystem::spreadSalt(const DfnTerms<Dual>&, const Dual&, Fields<Dual>&) const;

/// The overpotential of a site with the exchange current density of each cell of the electrolyte, averaged
/// over the electrode. The exchange current density becomes the one whose resistance is the mean of theirs.
template <class S, class Y>
void DfnSystem::spreadOverpotential(const DfnTerms<S>& terms, const DfnLayout::Phase& phase,
                                    const Y* reactions, Fields<S>& f) const
{
    using std::sqrt;
    const ParticleCoefficients<S>& e = particlesOf(terms, phase);
    const auto site = static_cast<std::size_t>(phase.site);
    const bool negative = phase.side == Side::Negative;
    const auto count = static_cast<std::size_t>(m_model.salt[negative ? 0 : 2]);
    const std::size_t first = negative ? 0 : f.saltC.size() - count;
    const bool symmetric = isHalf(e.transfer), root = isHalf(e.exponent);
    const S thermal = 2.0 * terms.k.thermalVoltage, exchange = f.exchange[site], j(reactions[0]);
    S sum(0.0), inverse(0.0);
    double slopes = 0.0, rates = 0.0;
    for (std::size_t i = first; i < first + count; ++i) {
        const S weight = root ? sqrt(f.saltC[i]) : vectorExp((1.0 - e.exponent) * f.saltLog[i]);
        const S own = exchange * weight;
        const S eta = symmetric ? thermal * vectorAsinh(j / (2.0 * own))
                                : terms.k.thermalVoltage * asymmetricOverpotential(j / own, e.transfer);
        sum += eta;
        inverse += 1.0 / weight;
        const double value = valueOf(own), current = valueOf(j);
        const double slope =
            symmetric
                ? valueOf(thermal) / std::sqrt(current * current + 4.0 * value * value)
                : 0.5 * valueOf(thermal) /
                      (value * asymmetricSlope(2.0 * valueOf(eta) / valueOf(thermal), valueOf(e.transfer)));
        slopes += slope;
        rates -= slope * current * (1.0 - valueOf(e.exponent)) / valueOf(f.saltC[i]) *
                 valueOf(terms.saltPerCurrent[i]);
    }
    const double share = 1.0 / static_cast<double>(count);
    f.eta[site] = sum * share;
    f.exchange[site] = exchange / (inverse * share);
    f.etaSlope[site] = slopes * share;
    f.etaByCurrent[site] = rates * share;
}
template void DfnSystem::spreadOverpotential(const DfnTerms<double>&, const DfnLayout::Phase&, const double*,
                                             Fields<double>&) const;
template void DfnSystem::spreadOverpotential(const DfnTerms<Dual>&, const DfnLayout::Phase&, const double*,
                                             Fields<Dual>&) const;
template void DfnSystem::spreadOverpotential(const DfnTerms<Dual>&, const DfnLayout::Phase&, const Dual*,
                                             Fields<Dual>&) const;

template <class S, class Y>
void DfnSystem::advanceSalt(const DfnTerms<S>& terms, const Y& current, S* next) const
{
    S* c = next + m_slowLayout.salt();
    for (std::size_t i = 0; i < static_cast<std::size_t>(m_slowLayout.saltCells); ++i)
        c[i] = terms.saltFree[i] + current * terms.saltPerCurrent[i];
}
template void DfnSystem::advanceSalt(const DfnTerms<double>&, const double&, double*) const;
template void DfnSystem::advanceSalt(const DfnTerms<Dual>&, const Dual&, Dual*) const;

template <class S, class Y>
void DfnSystem::saltSlopes(const DfnTerms<S>& terms, const Y& current, const S* slow, S* out) const
{
    const int first = m_slowLayout.salt(), n = m_slowLayout.saltCells;
    const S* c = slow + first;
    S before(0.0); // flux through the left face
    for (int i = 0; i < n; ++i) {
        const std::size_t part = partOf(m_model.salt, i);
        const S flux = i + 1 < n ? terms.saltFlow[static_cast<std::size_t>(i)] * (c[i] - c[i + 1]) : S(0.0);
        out[first + i] = terms.saltSource[static_cast<std::size_t>(i)] * current +
                         (before - flux) / terms.spme.volume[part];
        before = flux;
    }
}
template void DfnSystem::saltSlopes(const DfnTerms<double>&, const double&, const double*, double*) const;
template void DfnSystem::saltSlopes(const DfnTerms<Dual>&, const Dual&, const Dual*, Dual*) const;

/// Of a cell at rest, where salt does nothing but make a diffusion potential.
std::complex<double> DfnSystem::saltResponse(std::complex<double> alpha) const
{
    using Complex = std::complex<double>;
    const std::array<int, 3>& cells = m_model.salt;
    const SpmeTerms<double>& e = m_terms.spme;
    std::vector<Complex> pivot(m_terms.saltFlow.size()), c(pivot.size());
    factorDiffusion(cells, e, alpha, m_terms.saltFlow, pivot);
    for (std::size_t i = 0; i < c.size(); ++i)
        c[i] = m_terms.saltSource[i];
    solveDiffusion(cells, e, m_terms.saltFlow, pivot, c);
    Complex mean[3] = {};
    for (std::size_t i = 0; i < c.size(); ++i) {
        const std::size_t part = partOf(cells, static_cast<int>(i));
        mean[part] += c[i] / static_cast<double>(cells[part]);
    }
    return e.diffusionVoltage * (mean[2] - mean[0]);
}

/// What one ampere does to j by way of the salt, and with it to the rows of v.
template <class T>
void DfnSystem::factorSalt(FactorsOf<T>& f) const
{
    for (const DfnLayout::Phase& phase : m_layout.phases) {
        const auto at = static_cast<std::size_t>(phase.site), cell = static_cast<std::size_t>(phase.cell);
        const double side = ages(phase) ? m_fields.sideByCurrent[at] : 0.0;
        f.jCurrent[at] = -f.jRow[at] * (m_fields.etaByCurrent[at] + m_terms.film[at] * side);
        if (!f.frozen || !keepsCharge(phase.cell, nullptr))
            f.border[2 * cell + 1] -=
                particles(phase).surface * m_terms.width[cell] * (f.share[at] * f.jCurrent[at] + side);
    }
}
template void DfnSystem::factorSalt(FactorsOf<double>&) const;
template void DfnSystem::factorSalt(FactorsOf<std::complex<double>>&) const;

std::vector<double> DfnSystem::saltCentres() const
{
    return interphase::saltCentres(m_terms.spme, {m_model.salt});
}

} // namespace interphase
