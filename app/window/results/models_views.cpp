#include "app/window/results/models_views.h"

#include "app/window/results/compare_texts.h"
#include "app/window/results/quantity_label.h"
#include "app/window/results/words.h"
#include "bayes/variance_shares.h"
#include "ui/text/number.h"

namespace interphase {

ModelsView modelsView(const AveragedModels& average, const PredictiveSummary& summary)
{
    ModelsView view;
    view.weighting = static_cast<int>(average.weighting);
    if (average.models.empty())
        return view;
    for (const ModelShare& model : average.models)
        view.share.push_back(
            {QString::fromStdString(model.analysis),
             model.range ? weightText(model.weight, *model.range) : percentText(model.weight)});
    const MeanShares shares = meanShares(summary);
    view.says = Words::tr("Of the variance of a reading %1 is noise, %2 from the parameters, %3 between the "
                          "models, as a mean over time.")
                    .arg(percentText(shares.aleatoric), percentText(shares.parameter),
                         percentText(shares.betweenModel));
    if (shares.discrepancy > 0.0)
        view.says +=
            QLatin1Char(' ') + Words::tr("The rest, %1, is the error of the models that their noise has.")
                                   .arg(percentText(shares.discrepancy));
    if (average.weighting == ModelWeighting::Stacking)
        view.says += QLatin1Char(' ') + stackingSays();
    if (average.outdated)
        view.says = Words::tr("Out of date: the models or their weights are others since.") +
                    QLatin1Char(' ') + view.says;
    if (average.doubtful)
        view.says +=
            QLatin1Char(' ') + Words::tr("The weights rest on blocks of leave-future-out that are only "
                                         "rough estimates; see the page Compare.");
    return view;
}

} // namespace interphase
