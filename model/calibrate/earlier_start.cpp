#include "calibrate/earlier_start.h"

#include "bayes/draw_moments.h"
#include "calibrate/prediction.h"

#include <algorithm>

namespace interphase {
namespace {

constexpr int kDraws = 200;

} // namespace

EarlierDraws earlierDraws(Study& earlier, const Analysis& analysis)
{
    const std::optional<RunInfo> run = earlier.latestDraws();
    if (!run || run->draws == 0)
        throw InputError(MessageId::InvalidArgument,
                         {earlier.path(), "nothing has been sampled yet", "a study that was calibrated"});
    std::vector<std::size_t> columns;
    for (const std::string& name : analysis.quantities) {
        const auto at = std::ranges::find(run->quantities, name);
        if (at == run->quantities.end())
            throw InputError(MessageId::InvalidArgument, {earlier.path(), "it has no draws of " + name,
                                                          "a study of the same quantities"});
        columns.push_back(static_cast<std::size_t>(at - run->quantities.begin()));
    }
    EarlierDraws out{earlier.path(), {}, {}};
    for (const std::vector<double>& row : chooseDraws(earlier.readDraws(run->id), kDraws)) {
        std::vector<double> theta, q(columns.size());
        for (const std::size_t column : columns)
            theta.push_back(row.at(column));
        analysis.posterior->toUnconstrained(theta, q);
        out.q.push_back(std::move(q));
    }
    if (out.q.size() < 2 * columns.size())
        throw InputError(MessageId::InvalidArgument,
                         {earlier.path(), "it has " + std::to_string(out.q.size()) + " draws",
                          "at least " + std::to_string(2 * columns.size())});
    out.mean = momentsOfDraws(out.q).mean;
    return out;
}

void addEarlierStarts(const EarlierDraws& earlier, ModeReport& report)
{
    report.startedFrom = earlier.study;
    report.chainStarts.clear();
    report.covariance = momentsOfDraws(earlier.q).covariance;
    for (std::vector<double> q : earlier.q) {
        for (std::size_t i = 0; i < q.size(); ++i)
            q[i] += report.q[i] - earlier.mean[i];
        report.chainStarts.push_back(std::move(q));
    }
}

} // namespace interphase
