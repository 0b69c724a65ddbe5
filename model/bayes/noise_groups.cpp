#include "bayes/noise_groups.h"
#include "core/text.h"

#include <algorithm>

namespace interphase {
namespace {

[[noreturn]] void refuseNoise(const std::string& found, const char* expected)
{
    throw InputError(MessageId::InvalidArgument, {"noise", found, expected});
}

} // namespace

std::vector<NoiseGroup> oneGroup(const NoiseModel& noise)
{
    if (noise.empty() || noise.size() > NoiseParameters::kMost)
        refuseNoise(std::to_string(noise.size()) + " parameters", "1 to 3");
    return {{static_cast<NoiseKind>(noise.size() - 1), noise, {}, nullptr}};
}

NoiseLayout layoutOf(const std::vector<NoiseGroup>& noise, std::size_t segments)
{
    NoiseLayout out;
    const bool forAll = noise.size() == 1 && noise.front().segments.empty();
    out.groupOf.assign(segments, forAll ? 0 : -1);
    for (std::size_t g = 0; g < noise.size(); ++g) {
        if (noise[g].priors.size() != noiseUnknowns(noise[g].kind).size())
            refuseNoise(std::to_string(noise[g].priors.size()) + " parameters",
                        "one for each unknown of its kind");
        if ((noise[g].kind == NoiseKind::Covariance) != (noise[g].covariance != nullptr))
            refuseNoise("a covariance that is not there or not used",
                        "one with the kind of noise that has it");
        out.groups.push_back({noise[g].kind, noise[g].covariance});
        for (const int s : noise[g].segments) {
            if (s < 0 || s >= static_cast<int>(segments) || out.groupOf[static_cast<std::size_t>(s)] >= 0)
                refuseNoise("data set " + std::to_string(s + 1) + " in a group",
                            "each data set in one group");
            out.groupOf[static_cast<std::size_t>(s)] = static_cast<int>(g);
        }
    }
    if (std::find(out.groupOf.begin(), out.groupOf.end(), -1) != out.groupOf.end())
        refuseNoise("a data set without noise", "each data set in one group");
    return out;
}

/// Each stated covariance has every time of its data sets.
void Posterior::requireCovariances() const
{
    for (std::size_t s = 0; s < segments().size(); ++s) {
        const auto& covariance = m_layout.groups[static_cast<std::size_t>(m_layout.groupOf[s])].covariance;
        if (!covariance)
            continue;
        for (const double t : segments()[s].time_s)
            if (covariance->indexOf(t) < 0)
                refuseNoise("no covariance at " + formatRounded(t, 9) + " s", "all times that are fitted");
    }
}

std::unique_ptr<Posterior> Posterior::clonePosterior() const
{
    return withData(m_y);
}

std::unique_ptr<LogDensity> Posterior::clone() const
{
    return clonePosterior();
}

std::vector<NoiseGroup> Posterior::groups() const
{
    std::vector<NoiseGroup> out;
    auto prior = m_parameters.begin() + m_model->parameterCount();
    for (const NoiseLayout::Group& group : m_layout.groups) {
        const auto end = prior + static_cast<std::ptrdiff_t>(noiseUnknowns(group.kind).size());
        out.push_back({group.kind, {prior, end}, {}, group.covariance});
        prior = end;
    }
    for (std::size_t s = 0; s < m_layout.groupOf.size(); ++s)
        out[static_cast<std::size_t>(m_layout.groupOf[s])].segments.push_back(static_cast<int>(s));
    return out;
}

} // namespace interphase
