#include "calibrate/analysis_spectrum.h"

#include "core/text.h"

#include <cmath>

namespace interphase {
namespace {

[[noreturn]] void refuse(const std::string& where, const std::string& what, const std::string& expected)
{
    throw InputError(MessageId::InvalidArgument, {where, what, expected});
}

} // namespace

PreparedSpectrum prepareSpectrum(const SpectrumUse& use, bool relative)
{
    const std::string name = "spectrum \"" + use.name + "\"";
    if (use.frequency_Hz.empty())
        refuse(name, "its measurements are not in the study", "a file that was read");
    PreparedSpectrum out;
    out.driven.name = use.name;
    for (std::size_t i = 0; i < use.frequency_Hz.size(); ++i) {
        const double f = use.frequency_Hz[i], modulus = std::hypot(use.real_ohm[i], use.imaginary_ohm[i]);
        if (use.fit && !(f >= use.fit->begin_Hz && f <= use.fit->end_Hz))
            continue;
        if (relative && !(modulus > 0.0))
            refuse(name, "its impedance is 0 at " + formatRounded(f, 6) + " Hz",
                   "an impedance above 0, or a sigma that is absolute");
        out.driven.frequency_Hz.push_back(f);
        out.real_ohm.push_back(use.real_ohm[i]);
        out.imaginary_ohm.push_back(use.imaginary_ohm[i]);
        if (relative)
            out.driven.modulus_ohm.push_back(modulus);
    }
    if (out.driven.frequency_Hz.empty())
        refuse(name, "no frequency lies in its window",
               formatRounded(use.frequency_Hz.front(), 6) + " to " +
                   formatRounded(use.frequency_Hz.back(), 6) + " Hz");
    out.driven.temperature_K = use.temperature_K;
    out.driven.soc = use.soc;
    out.driven.freeSoc = use.socSource == InitialSocSource::Free;
    if (use.socSource == InitialSocSource::RestVoltage)
        out.driven.restVoltage_V = use.restVoltage_V;
    return out;
}

} // namespace interphase
