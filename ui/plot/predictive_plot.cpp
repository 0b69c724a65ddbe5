#include "ui/plot/predictive_plot.h"

#include "ui/plot/wrapped_text.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace interphase {
namespace {

constexpr double kBeyondData = 0.5;
constexpr int kBesideText = 84; // of a caption: axis and padding

/// A prediction at one place, a single capacity, as a short stretch: its bands would have no width.
void widen(PredictiveView& curve)
{
    constexpr double kShare = 0.02;
    const double at = curve.time_s.front();
    curve.time_s = {(1.0 - kShare) * at, (1.0 + kShare) * at};
    for (auto* values : {&curve.median, &curve.inner.lower, &curve.inner.upper, &curve.outer.lower,
                         &curve.outer.upper, &curve.noise.lower, &curve.noise.upper, &curve.epistemicShare,
                         &curve.modelShare, &curve.betweenShare})
        if (values->size() == 1)
            values->push_back(values->front());
}

} // namespace

PredictivePlot::PredictivePlot(QWidget* parent) : PlotView(parent)
{
    setFileStem(QStringLiteral("prediction"));
    setMinimumSize(320, 280);
}

void PredictivePlot::setCurve(const PredictiveView& curve, bool prior)
{
    m_curve = curve;
    m_prior = prior;
    if (m_curve.time_s.size() == 1)
        widen(m_curve);
    refresh();
}

void PredictivePlot::setEmptyText(const QString& text)
{
    m_emptyText = text;
    refresh();
}

void PredictivePlot::addBands(QCPAxisRect* rect)
{
    const auto& t = m_curve.time_s;
    const auto tint = [this](double alpha) { return theme().withAlpha(bandColor(), alpha); };
    addBand(rect, t, m_curve.noise.lower, m_curve.noise.upper, tint(0.15), tr("90 % with noise"));
    addBand(rect, t, m_curve.outer.lower, m_curve.outer.upper, tint(0.28), tr("90 % parameters"));
    addBand(rect, t, m_curve.inner.lower, m_curve.inner.upper, tint(0.35), tr("50 % parameters"));
    for (const Series& draw : m_curve.draws)
        addLine(rect, draw, linePen(tint(0.45), 1.0), tr("draw"));
    if (m_curve.median.size() == t.size() && !t.empty())
        addLine(rect, {t, m_curve.median}, linePen(bandColor()), tr("median"));
}

/// A band that runs away, as that of a prior does at the end of a discharge, must not press the data flat:
/// beyond the data the axis reaches half their range further.
void PredictivePlot::keepDataLegible(QCPAxis* axis) const
{
    double lower = std::numeric_limits<double>::infinity();
    double upper = -lower;
    for (const auto* series : {&m_curve.fitted, &m_curve.heldOut})
        for (const double y : series->y) {
            lower = std::min(lower, y);
            upper = std::max(upper, y);
        }
    const double beyond = kBeyondData * (upper - lower);
    if (!(beyond > 0.0))
        return;
    axis->setRange(std::max(axis->range().lower, lower - beyond),
                   std::min(axis->range().upper, upper + beyond));
}

QCPAxisRect* PredictivePlot::addCurve()
{
    auto* rect = addAxisRect(plotLayout(), 0, 0);
    double largest = 0.0;
    for (const double y : m_curve.median)
        largest = std::max(largest, std::abs(y));
    setAxis(rect->axis(QCPAxis::atLeft), m_curve.quantity,
            m_curve.axis == PredictiveAxis::Frequency ? scaleFor(largest, m_curve.unit)
                                                      : DisplayScale{1.0, m_curve.unit},
            6);
    addBands(rect);
    addPoints(rect, m_curve.fitted, theme().data, m_prior ? tr("data") : tr("data, fitted"));
    addPoints(rect, m_curve.heldOut, theme().holdOut, tr("data, held out"), 3.5);
    rect->axis(QCPAxis::atLeft)->rescale();
    keepDataLegible(rect->axis(QCPAxis::atLeft));
    rect->axis(QCPAxis::atLeft)->scaleRange(1.08);
    if (!m_curve.caption.isEmpty())
        addNote(rect, wrappedText(m_curve.caption, textFont(TextSize::Small), width() - kBesideText),
                Qt::AlignLeft | Qt::AlignBottom, theme().muted);
    return rect;
}

QCPAxisRect* PredictivePlot::addResiduals(int row)
{
    auto* rect = addAxisRect(plotLayout(), row, 0);
    addPoints(rect, m_curve.fittedResidual, theme().data, tr("residual, fitted"));
    addPoints(rect, m_curve.heldOutResidual, theme().holdOut, tr("residual, held out"), 3.5);
    double largest = 0.0;
    for (const auto* series : {&m_curve.fittedResidual, &m_curve.heldOutResidual}) {
        for (const double y : series->y)
            largest = std::max(largest, std::abs(y));
    }
    setAxis(rect->axis(QCPAxis::atLeft), tr("Residual"), scaleFor(largest, m_curve.unit), 4);
    rect->axis(QCPAxis::atLeft)->setRange(-1.15 * largest, 1.15 * largest);
    addHorizontalLine(rect, 0.0, linePen(theme().prior, 1.0));
    return rect;
}

/// In the middle of a share, at the end of the strip where there is more of it; nowhere where it is too
/// narrow for a name.
void PredictivePlot::addShareName(QCPAxisRect* rect, const QString& name, const std::vector<double>& lower,
                                  const std::vector<double>& upper)
{
    constexpr double kSeen = 0.22;   // of the strip, high enough for a line of text
    constexpr double kStretch = 0.1; // of the strip, where a name begins
    const std::size_t n = lower.size();
    const std::size_t stretch =
        std::max<std::size_t>(1, static_cast<std::size_t>(kStretch * static_cast<double>(n)));
    const auto meanOf = [stretch](std::size_t first, const auto& value) {
        double sum = 0.0;
        for (std::size_t i = first; i < first + stretch; ++i)
            sum += value(i);
        return sum / static_cast<double>(stretch);
    };
    const auto share = [&](std::size_t i) { return upper[i] - lower[i]; };
    const double left = meanOf(0, share), right = meanOf(n - stretch, share);
    if (std::max(left, right) < kSeen)
        return;
    const std::size_t first = left >= right ? 0 : n - stretch;
    const double middle = meanOf(first, [&](std::size_t i) { return 0.5 * (lower[i] + upper[i]); });
    const Qt::Alignment side = left >= right ? Qt::AlignLeft : Qt::AlignRight;
    auto* note = addNote(rect, name, side | Qt::AlignVCenter, theme().text);
    note->position->setAxes(rect->axis(QCPAxis::atBottom), rect->axis(QCPAxis::atLeft));
    note->position->setTypeX(QCPItemPosition::ptAxisRectRatio);
    note->position->setTypeY(QCPItemPosition::ptPlotCoords);
    note->position->setAxisRect(rect);
    note->position->setCoords(left >= right ? 0.0 : 1.0, middle);
}

QCPAxisRect* PredictivePlot::addShare(int row)
{
    auto* rect = addAxisRect(plotLayout(), row, 0);
    const auto& t = m_curve.time_s;
    const std::vector<double> zero(t.size(), 0.0);
    const std::vector<double> one(t.size(), 1.0);
    std::vector<double> known = m_curve.epistemicShare; // with the error of the model
    for (std::size_t i = 0; i < m_curve.modelShare.size() && i < known.size(); ++i)
        known[i] += m_curve.modelShare[i];
    std::vector<double> agreed = known; // with what models disagree
    for (std::size_t i = 0; i < m_curve.betweenShare.size() && i < agreed.size(); ++i)
        agreed[i] += m_curve.betweenShare[i];
    addBand(rect, t, agreed, one, theme().withAlpha(theme().prior, 0.22), tr("aleatoric share"));
    addBand(rect, t, zero, m_curve.epistemicShare, theme().withAlpha(theme().model, 0.42),
            tr("epistemic share"));
    addLine(rect, {t, m_curve.epistemicShare}, linePen(theme().model), tr("epistemic share"));
    if (!m_curve.modelShare.empty()) {
        addBand(rect, t, m_curve.epistemicShare, known, theme().withAlpha(theme().holdOut, 0.35),
                tr("model error share"));
    }
    if (!m_curve.betweenShare.empty())
        addBand(rect, t, known, agreed, theme().withAlpha(theme().warning, 0.35), tr("share between models"));
    setAxis(rect->axis(QCPAxis::atLeft), tr("Variance"), {100.0, QStringLiteral("%")}, 2);
    rect->axis(QCPAxis::atLeft)->setRange(0.0, 1.0);
    rect->setRangeZoom(Qt::Horizontal);
    rect->setRangeDrag(Qt::Horizontal);
    addShareName(rect, tr("noise: stays"), agreed, one);
    addShareName(rect, tr("parameters: more data would reduce it"), zero, m_curve.epistemicShare);
    if (!m_curve.modelShare.empty())
        addShareName(rect, tr("model error: a fuller model would reduce it"), m_curve.epistemicShare, known);
    if (!m_curve.betweenShare.empty())
        addShareName(rect, tr("between models"), known, agreed);
    return rect;
}

void PredictivePlot::shadeHoldOut(const QList<QCPAxisRect*>& rects)
{
    if (!m_curve.holdOut)
        return;
    for (auto* rect : rects)
        addShade(rect, m_curve.holdOut->begin_s, m_curve.holdOut->end_s,
                 theme().withAlpha(theme().holdOut, 0.10));
    auto* note = addNote(rects.front(), tr("held out"), Qt::AlignLeft | Qt::AlignTop, theme().text);
    note->position->setAxes(rects.front()->axis(QCPAxis::atBottom), rects.front()->axis(QCPAxis::atLeft));
    note->position->setTypeX(QCPItemPosition::ptPlotCoords);
    note->position->setCoords(m_curve.holdOut->begin_s, 0.0);
    note->setClipAxisRect(rects.front());
    note->setClipToAxisRect(true);
}

double PredictivePlot::lastTime() const
{
    double last = m_curve.time_s.empty() ? 0.0 : m_curve.time_s.back();
    for (const auto* series : {&m_curve.fitted, &m_curve.heldOut}) {
        if (!series->x.empty())
            last = std::max(last, series->x.back());
    }
    return last;
}

void PredictivePlot::rebuild()
{
    if (lastTime() <= 0.0)
        return m_emptyText.isEmpty() ? void() : addMessage(m_emptyText);
    QList<QCPAxisRect*> rects = {addCurve()};
    int row = 1;
    if (!m_curve.fittedResidual.x.empty() || !m_curve.heldOutResidual.x.empty())
        rects << addResiduals(row++);
    if (m_curve.epistemicShare.size() == m_curve.time_s.size() && !m_curve.time_s.empty())
        rects << addShare(row++);
    if (rects.size() > 1)
        plotLayout()->setRowStretchFactor(0, 3.2);
    if (rects.size() > 2)
        plotLayout()->setRowStretchFactor(2, 0.9);
    shareX(rects);
    if (m_curve.axis == PredictiveAxis::Frequency)
        return showFrequencies(rects);
    auto* bottom = rects.back()->axis(QCPAxis::atBottom);
    if (m_curve.axis == PredictiveAxis::Current)
        setAxis(bottom, tr("Current"), {1.0, QStringLiteral("A")}, 6);
    else
        setAxis(bottom, tr("Time"), timeScaleFor(lastTime()), 6);
    // Of currents the last is a measurement, not where something ends.
    const double beside = m_curve.axis == PredictiveAxis::Current ? 0.04 : 0.0;
    for (auto* rect : rects) {
        rect->axis(QCPAxis::atBottom)->setTicker(bottom->ticker());
        rect->axis(QCPAxis::atBottom)->setRange(0.0, lastTime() * (1.0 + beside));
    }
    shadeHoldOut(rects);
}

/// The axis below, logarithmic.
void PredictivePlot::showFrequencies(const QList<QCPAxisRect*>& rects)
{
    setAxis(rects.back()->axis(QCPAxis::atBottom), tr("Frequency"), {1.0, QStringLiteral("Hz")}, 6);
    const QSharedPointer<QCPAxisTicker> decades(new QCPAxisTickerLog);
    for (auto* rect : rects) {
        auto* axis = rect->axis(QCPAxis::atBottom);
        axis->setScaleType(QCPAxis::stLogarithmic);
        axis->setTicker(decades);
        axis->setNumberFormat(QStringLiteral("eb"));
        axis->setNumberPrecision(0);
        axis->setRange(m_curve.time_s.front(), lastTime());
    }
}

} // namespace interphase
