#include "app/window/results/failure_words.h"

#include "app/window/results/quantity_label.h"
#include "app/window/results/words.h"
#include "ui/text/messages.h"
#include "ui/text/number.h"

#include <QStringList>

#include <algorithm>

namespace interphase {
namespace {

QString regionText(const FailureRegion& region)
{
    const ParameterLabel label = quantityLabel(region.quantity);
    const QString limit = formatQuantity(region.limit, label.unit, 3);
    return (region.below ? Words::tr("%1 is below %2 (%3 of them, %4 of the draws)")
                         : Words::tr("%1 is above %2 (%3 of them, %4 of the draws)"))
        .arg(label.symbol, limit, percentText(region.ofFailures), percentText(region.ofDraws));
}

} // namespace

QString failureText(MessageId reason, const FailureCount& failed, long long solves,
                    const FailureRegions& regions)
{
    const double share = static_cast<double>(failed.count) / static_cast<double>(std::max(1LL, solves));
    const QString text = Words::tr("%1 (%2): %3")
                             .arg(formatCount(static_cast<double>(failed.count)), percentText(share),
                                  messageText(failed.first));
    const auto found = regions.find(reason);
    if (found == regions.end() || found->second.empty())
        return text;
    QStringList where;
    for (const FailureRegion& region : found->second)
        where << regionText(region);
    return text + QLatin1Char(' ') + Words::tr("Mostly where %1.").arg(where.join(Words::tr(" or ")));
}

} // namespace interphase
