#pragma once
#include <QString>

#include <array>
#include <vector>

namespace interphase {

/// The pages in the order of the list on the left.
enum class PageId {
    Start,
    Data,
    Model,
    Priors,
    Identify,
    Sample,
    Posterior,
    Predict,
    Compare,
    Health,
    Report
};
inline constexpr std::size_t kPageCount = static_cast<std::size_t>(PageId::Report) + 1;

/// How far a step has come. Stale: something before it changed since. Doubtful: done, and its result is not
/// to be trusted as it is.
enum class StepState { Empty, Ready, Running, Done, Stale, Doubtful };

struct StepView
{
    StepState state = StepState::Empty;
    double progress = 0.0; ///< 0 to 1 while running
    QString
        reason; ///< what a stale or doubtful step says about itself, and a running one: "about 2 min left"
    bool operator==(const StepView&) const = default;
};
using StepViews = std::array<StepView, kPageCount>;

/// Work under way, listed under the jobs button.
struct JobView
{
    int id = 0;
    QString title;
    double progress = -1.0; ///< 0 to 1; negative: unknown
    QString left;           ///< "about 2 min left"; empty: not known
    bool operator==(const JobView&) const = default;
};

/// An analysis of the study that can be chosen.
struct AnalysisView
{
    qint64 id = 0;
    QString name;
    bool operator==(const AnalysisView&) const = default;
};

/// The title bar.
struct HeaderView
{
    QString studyTitle;
    QString saved; ///< "Saved 12:04"
    std::vector<JobView> jobs;
    std::vector<AnalysisView> analyses{}; ///< shown where there are several
    qint64 analysis = 0;                  ///< the selected one
    bool operator==(const HeaderView&) const = default;
};

/// The line at the bottom.
struct StatusView
{
    QString solve;   ///< "DFN 1.1 ms"
    QString run;     ///< "4 chains · 1 210 of 4 000 draws · about 40 s left"
    QString machine; ///< "2 cores · seed 1"
    bool canPause = false;
    bool paused = false;
    bool operator==(const StatusView&) const = default;
};

/// An example that comes with the program.
struct ExampleView
{
    QString id;
    QString title;
    QString sentence; ///< what it shows
    bool operator==(const ExampleView&) const = default;
};

} // namespace interphase
