#include "electrochem/dry_salt.h"

#include "core/text.h"

#include <algorithm>

namespace interphase {

Status drySalt(double time_s, std::span<const double> salt, std::span<const double> centres)
{
    const auto least = std::ranges::min_element(salt);
    if (least == salt.end() || *least >= kNextToDry)
        return {};
    const double at = centres[static_cast<std::size_t>(least - salt.begin())];
    return Status::failed(MessageId::SolverElectrolyteDry,
                          {formatRounded(time_s, 6), formatRounded(1e6 * at, 3)});
}

} // namespace interphase
