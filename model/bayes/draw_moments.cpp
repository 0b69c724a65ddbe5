#include "bayes/draw_moments.h"

#include "core/message.h"

#include <algorithm>
#include <string>

namespace interphase {

DrawMoments momentsOfDraws(const std::vector<std::vector<double>>& draws, std::size_t coordinates)
{
    const std::size_t d = coordinates > 0 || draws.empty() ? coordinates : draws.front().size();
    if (draws.empty() || std::ranges::any_of(draws, [d](const auto& q) { return q.size() < d; }))
        throw InputError(MessageId::InvalidArgument,
                         {"draws", std::to_string(draws.size()) + ", or too few coordinates in one",
                          "one or more of " + std::to_string(d) + " coordinates"});
    const auto count = static_cast<double>(draws.size());
    DrawMoments out{std::vector<double>(d, 0.0), std::vector<double>(d * d, 0.0)};
    for (const auto& q : draws)
        for (std::size_t i = 0; i < d; ++i)
            out.mean[i] += q[i] / count;
    if (draws.size() < 2)
        return out;
    for (const auto& q : draws)
        for (std::size_t i = 0; i < d; ++i)
            for (std::size_t j = 0; j < d; ++j)
                out.covariance[i * d + j] += (q[i] - out.mean[i]) * (q[j] - out.mean[j]) / (count - 1.0);
    return out;
}

} // namespace interphase
