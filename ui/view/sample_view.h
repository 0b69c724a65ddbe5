#pragma once
#include "study/definition.h"
#include "ui/view/common.h"

namespace interphase {

/// One parameter's chains so far.
struct TraceView
{
    ParameterLabel label;
    std::vector<std::vector<double>> chains; ///< values by draw, warm-up included
    Series rHat;                             ///< draw, running R-hat
    double lastRHat = 0.0;                   ///< 0: not known yet
    double ess = 0.0;
    bool operator==(const TraceView&) const = default;
};

struct TracesView
{
    int warmup = 0; ///< draws at the start that are not kept; shaded
    int draws = 0;  ///< warm-up included, the width of the axis
    std::vector<TraceView> traces;
    bool operator==(const TracesView&) const = default;
};

/// What there is to see of the chains, in the order of the tabs; the last in the place of those that only
/// chains have.
enum class SampleTab { Traces, Ranks, Autocorrelation, Growth, Energy, Depth, Starts, Temperatures };

enum class PanelStyle { Line, Steps, Bars, Points, Limit };

inline constexpr int kOtherTint = -2; ///< of what is compared with the model's colour

struct PanelSeries
{
    QString name;
    Series points;
    PanelStyle style = PanelStyle::Line;
    int tint = -1; ///< of a chain; -1: the model's colour
    bool operator==(const PanelSeries&) const = default;
};

struct PanelView
{
    QString title;
    QString xTitle;
    QString yTitle;
    std::vector<PanelSeries> series;
    double yLower = 0.0; ///< both 0: as far as the series go
    double yUpper = 0.0;
    bool operator==(const PanelView&) const = default;
};

/// A tab beside the traces: panels in a grid, and what they say.
struct PanelsView
{
    QString sentence;
    std::vector<PanelView> panels;
    bool operator==(const PanelsView&) const = default;
};

enum class RunState { Idle, Running, Paused, Finished, Failed };

struct FigureView
{
    QString name;
    QString text;
    bool operator==(const FigureView&) const = default;
};

/// The cards beside the traces.
struct SampleView
{
    RunState state = RunState::Idle;
    QString headline; ///< "1 210 of 4 000 draws"
    QString method;   ///< "NUTS, 4 chains"
    QString detail;   ///< "about 40 s left · 31 draws/s · 0 divergences"
    double progress = 0.0;
    std::vector<AdviceView> advice; ///< worst first
    QString ran;                    ///< which sampler ran and why; empty: none has
    std::vector<FigureView> solves; ///< "Full model", "24 310, 1.1 ms each" ...
    bool particles = false;         ///< what is shown is of tempered particles, which are no chains
    SamplerDefinition sampler;
    QString earlier; ///< name of the study that the next run starts from; empty: none
    NoiseDefinition noise;
    QString blocked; ///< why it cannot start; empty: it can
    bool operator==(const SampleView&) const = default;
};

} // namespace interphase
