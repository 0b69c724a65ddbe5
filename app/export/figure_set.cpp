#include "app/export/figure_set.h"

#include "app/window/results/words.h"
#include "ui/plot/corner_plot.h"
#include "ui/plot/ecdf_plot.h"
#include "ui/plot/evidence_plot.h"
#include "ui/plot/heat_map_plot.h"
#include "ui/plot/nyquist_plot.h"
#include "ui/plot/panel_plot.h"
#include "ui/plot/plot_export.h"
#include "ui/plot/predictive_plot.h"
#include "ui/plot/profile_grid.h"
#include "ui/plot/time_stack_plot.h"
#include "ui/plot/trace_plot.h"

#include <QDir>
#include <QRegularExpression>

namespace interphase {
namespace {

constexpr int kWidth = 656; // of the text on A4

Figure figure(const QString& section, const QString& name, const QString& caption,
              std::unique_ptr<PlotView> plot, const QSize& size)
{
    plot->setTheme(lightTheme());
    plot->setFileStem(name);
    plot->setMinimumSize(0, 0);
    plot->resize(size);
    return {section, name, caption, std::move(plot), size};
}

/// A name that every file system takes.
QString fileStem(QString text)
{
    static const QRegularExpression kOther(QStringLiteral("[^A-Za-z0-9]+"));
    return text.replace(kOther, QStringLiteral("_"));
}

Figure dataFigure(const DatasetView& data)
{
    auto plot = std::make_unique<TimeStackPlot>();
    plot->setDataset(data);
    return figure(QStringLiteral("data"), QString(QStringLiteral("data_") + fileStem(data.name)),
                  Words::tr("%1 as measured; blue: fitted, orange: held out.").arg(data.name),
                  std::move(plot), {kWidth, 360});
}

Figure cornerFigure(const PosteriorView& posterior)
{
    auto plot = std::make_unique<CornerPlot>();
    plot->setPosterior(posterior);
    return figure(QStringLiteral("posterior"), QStringLiteral("posterior"),
                  Words::tr("Marginals of the posterior (blue) over the priors (grey), and the contours that "
                            "hold 50 and 90 % of "
                            "the draws of each pair."),
                  std::move(plot), {kWidth, kWidth});
}

Figure traceFigure(const TracesView& traces)
{
    auto plot = std::make_unique<TracePlot>();
    plot->setTraces(traces);
    const int rows = static_cast<int>(traces.traces.size());
    return figure(QStringLiteral("diagnostics"), QStringLiteral("traces"),
                  Words::tr("All chains, warm-up shaded, and R-hat of the draws so far; dashed: 1.01."),
                  std::move(plot), {kWidth, std::min(900, 40 + 116 * rows)});
}

Figure panelFigure(const QString& name, const QString& caption, const std::vector<PanelView>& panels)
{
    auto plot = std::make_unique<PanelPlot>();
    plot->setPanels(panels);
    const int height = plot->minimumHeight();
    return figure(QStringLiteral("diagnostics"), name, caption, std::move(plot),
                  {kWidth, std::min(880, height)});
}

/// Lower than in the window: there are many.
Figure smallPanels(const QString& section, const QString& name, const QString& caption,
                   const std::vector<PanelView>& panels)
{
    Figure out = panelFigure(name, caption, panels);
    out.section = section;
    out.size = {kWidth, std::max(180, out.size.height() * 3 / 4)};
    out.plot->resize(out.size);
    return out;
}

void addSamplingFigures(const ReportContents& contents, std::vector<Figure>& out)
{
    if (!contents.ranks.empty())
        out.push_back(
            panelFigure(QStringLiteral("ranks"),
                        contents.temperatures.empty()
                            ? Words::tr("How the draws of each chain rank among all; flat, near the "
                                        "dashed line, where the chains agree.")
                            : Words::tr("How the particles of each run rank among all; flat, near the "
                                        "dashed line, where the runs agree."),
                        contents.ranks));
    if (!contents.temperatures.empty())
        out.push_back(
            panelFigure(QStringLiteral("temperatures"),
                        Words::tr("What the particles came through from the priors to the posterior, "
                                  "each line a run."),
                        contents.temperatures));
    const QString section = QStringLiteral("diagnostics");
    if (!contents.autocorrelations.empty())
        out.push_back(
            smallPanels(section, QStringLiteral("autocorrelation"),
                        Words::tr("How alike a draw and the one so many draws later are, over all chains."),
                        contents.autocorrelations));
    if (!contents.growth.empty())
        out.push_back(
            smallPanels(section, QStringLiteral("effective_draws"),
                        Words::tr("Effective draws of the bulk (blue) and the tails (grey) as draws grow; "
                                  "dashed: 100 a chain."),
                        contents.growth));
    if (!contents.energies.empty())
        out.push_back(panelFigure(QStringLiteral("energies"),
                                  Words::tr("Energies of each chain (blue) and their changes from draw to "
                                            "draw; about as wide where the tails are reached."),
                                  contents.energies));
    if (!contents.depths.empty())
        out.push_back(smallPanels(section, QStringLiteral("tree_depth"),
                                  Words::tr("Depths of the trees of NUTS after the warm-up."),
                                  contents.depths));
}

Figure profileFigure(const IdentifyView& identify)
{
    auto plot = std::make_unique<ProfileGrid>();
    plot->setProfiles(identify.profiles);
    const int columns = identify.profiles.size() <= 4 ? 2 : 3;
    const int rows = (static_cast<int>(identify.profiles.size()) + columns - 1) / columns;
    return figure(QStringLiteral("identify"), QStringLiteral("profiles"),
                  Words::tr("Profiles of the log posterior, the other parameters optimised again at each "
                            "point; dashed: 95 %."),
                  std::move(plot), {kWidth, 176 * rows});
}

Figure cosineFigure(const IdentifyView& identify)
{
    auto plot = std::make_unique<HeatMapPlot>();
    plot->setMatrix(identify.cosineLabels, identify.cosines);
    return figure(QStringLiteral("identify"), QStringLiteral("cosines"),
                  Words::tr("How alike the sensitivities of two parameters are: |cosine|, 1 where they can "
                            "stand in for each other."),
                  std::move(plot), {280, 280});
}

Figure predictionFigure(const PredictView& prediction)
{
    auto plot = std::make_unique<PredictivePlot>();
    plot->setCurve(prediction.curve);
    const QString data = prediction.datasets.value(prediction.dataset);
    return figure(QStringLiteral("prediction"), QString(QStringLiteral("prediction_") + fileStem(data)),
                  Words::tr("%1: %2.").arg(data, prediction.curve.caption), std::move(plot), {kWidth, 560});
}

Figure nyquistFigure(const NyquistView& spectrum)
{
    auto plot = std::make_unique<NyquistPlot>();
    plot->setSpectrum(spectrum);
    return figure(
        QStringLiteral("prediction"), QString(QStringLiteral("nyquist_") + fileStem(spectrum.name)),
        Words::tr("%1 in the complex plane: data over the median of the prediction; ellipses as wide "
                  "as the 90 % intervals of real and imaginary part at each frequency, light with "
                  "noise.")
            .arg(spectrum.name),
        std::move(plot), {kWidth, 400});
}

Figure evidenceFigure(const CompareView& comparison)
{
    auto plot = std::make_unique<EvidencePlot>();
    plot->setRows(comparison.evidence, {});
    return figure(
        QStringLiteral("comparison"), QStringLiteral("log_evidence"),
        Words::tr("Log evidence of the analyses, less that of the best: %1.").arg(comparison.caption),
        std::move(plot), {kWidth, 90 + 44 * static_cast<int>(comparison.evidence.size())});
}

Figure futureFigure(const CompareView& comparison)
{
    auto plot = std::make_unique<PanelPlot>();
    plot->setPanels(comparison.future);
    const int height = plot->minimumHeight();
    return figure(QStringLiteral("comparison"), QStringLiteral("leave_future_out"), comparison.futureCaption,
                  std::move(plot), {kWidth, std::min(880, height)});
}

Figure pitFigure(const PredictView& prediction)
{
    auto plot = std::make_unique<EcdfPlot>(Words::tr("Share of the prediction below the reading"));
    plot->setPanels(prediction.pits, {});
    const QString data = prediction.datasets.value(prediction.dataset);
    return figure(
        QStringLiteral("prediction"), QString(QStringLiteral("pit_") + fileStem(data)),
        Words::tr("%1: where the readings lie in their predictions; grey: where data simulated from "
                  "them do, 95 %.")
            .arg(data),
        std::move(plot), {kWidth, 220});
}

Figure protocolFigure(const ProtocolView& protocol)
{
    auto plot = std::make_unique<PredictivePlot>();
    plot->setCurve(protocol.curve);
    return figure(QStringLiteral("prediction"), QStringLiteral("protocol"),
                  Words::tr("%1: %2.").arg(protocol.protocol, protocol.curve.caption), std::move(plot),
                  {kWidth, 420});
}

Figure ranksFigure(const SamplerCheckView& check)
{
    auto plot = std::make_unique<EcdfPlot>(Words::tr("Rank of the truth"));
    plot->setPanels(check.ranks, {});
    const int rows = (static_cast<int>(check.ranks.size()) + 2) / 3;
    return figure(QStringLiteral("diagnostics"), QStringLiteral("sampler_check"), check.caption,
                  std::move(plot), {kWidth, 40 + 170 * rows});
}

void write(const Figure& figure, const QDir& folder, QStringList& written)
{
    for (const char* suffix : {".svg", ".pdf", ".png", ".csv"}) {
        const QString name = QString(figure.name + QLatin1String(suffix));
        const QString file = folder.filePath(name);
        if (name.endsWith(QLatin1String(".csv")))
            savePlotCsv(*figure.plot, file);
        else
            savePlotPicture(*figure.plot, file);
        written << name;
    }
}

} // namespace

std::vector<Figure> makeFigures(const ReportContents& contents)
{
    std::vector<Figure> out;
    for (const DatasetView& data : contents.dataViews)
        out.push_back(dataFigure(data));
    if (!contents.starts.panels.empty())
        out.push_back(smallPanels(QStringLiteral("fit"), QStringLiteral("starts"),
                                  Words::tr("Where the search for the mode ended from each start. %1")
                                      .arg(contents.starts.sentence),
                                  contents.starts.panels));
    if (!contents.posterior.marginals.empty())
        out.push_back(cornerFigure(contents.posterior));
    if (!contents.identify.profiles.empty())
        out.push_back(profileFigure(contents.identify));
    if (contents.identify.cosines.size() > 1)
        out.push_back(cosineFigure(contents.identify));
    for (const PredictView& prediction : contents.predictions)
        if (!prediction.curve.time_s.empty())
            out.push_back(predictionFigure(prediction));
    for (const NyquistView& spectrum : contents.nyquists)
        out.push_back(nyquistFigure(spectrum));
    if (contents.comparison.evidence.size() > 1)
        out.push_back(evidenceFigure(contents.comparison));
    if (!contents.comparison.future.empty())
        out.push_back(futureFigure(contents.comparison));
    for (const PredictView& prediction : contents.predictions)
        if (!prediction.pits.empty())
            out.push_back(pitFigure(prediction));
    if (!contents.protocol.curve.time_s.empty())
        out.push_back(protocolFigure(contents.protocol));
    if (!contents.samplerCheck.ranks.empty())
        out.push_back(ranksFigure(contents.samplerCheck));
    if (!contents.traces.traces.empty())
        out.push_back(traceFigure(contents.traces));
    addSamplingFigures(contents, out);
    return out;
}

QStringList writeFigures(const ReportContents& contents, const QString& folder)
{
    const QDir target(folder);
    if (!target.mkpath(QStringLiteral(".")))
        throw InputError(MessageId::CannotWriteFile, {folder.toStdString(), "the folder cannot be made"});
    QStringList written;
    for (const Figure& figure : makeFigures(contents))
        write(figure, target, written);
    return written;
}

} // namespace interphase
