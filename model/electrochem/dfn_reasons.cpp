// Why a DFN does not go on.
#include "core/text.h"
#include "electrochem/dfn_stepper.h"
#include "electrochem/dry_salt.h"
#include "electrochem/spent_particles.h"

namespace interphase {

Status DfnStepper::whyStuck() const
{
    const Status known = whatRanOut(m_control.time(), m_past[0]->y, m_past[0]->slow);
    return known.ok() ? Status::failed(MessageId::SolverStepTooSmall, {formatRounded(m_control.time(), 6)})
                      : known;
}

Status DfnStepper::whatRanOut(double t, std::span<const double> y, std::span<const double> slow) const
{
    const DfnLayout& l = m_system.layout();
    const double* c = y.data() + l.concentration();
    std::span<const double> salt;
    if (m_system.hasElectrolyte())
        salt = {c, static_cast<std::size_t>(l.cells())};
    else if (m_system.isSpme())
        salt = slow.subspan(static_cast<std::size_t>(m_system.slowLayout().salt()));
    const Status dry = drySalt(t, salt, m_system.isSpme() ? m_system.saltCentres() : m_system.cellCentres());
    if (!dry.ok())
        return dry;
    std::vector<double> theta(static_cast<std::size_t>(l.sites()));
    m_system.surfaceStoichiometries(y.data(), theta.data());
    return SpentParticles::nextToEnd(t, theta);
}

} // namespace interphase
