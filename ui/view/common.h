#pragma once
#include <QString>

#include <vector>

namespace interphase {

/// How a verdict reads: what is good, what needs a look, what is wrong, what is neither.
enum class Tone { Neutral, Good, Weak, Warning };

/// A short judgement, shown as a coloured dot with text beside it.
struct Verdict
{
    Tone tone = Tone::Neutral;
    QString text;
    bool operator==(const Verdict&) const = default;
};

/// Points of a line, both in the SI unit of the axis they belong to.
struct Series
{
    std::vector<double> x;
    std::vector<double> y;
    bool operator==(const Series&) const = default;
};

/// How a parameter is called on screen.
struct ParameterLabel
{
    QString path;   ///< BPX path; names the parameter in signals
    QString name;   ///< plain words
    QString symbol; ///< rich text with sub and sup tags, as ParameterInfo::symbol
    QString unit;   ///< "m2/s"; "1" or empty for none
    bool operator==(const ParameterLabel&) const = default;
};

/// A sentence or two of advice and, where something can be done about it, the button that does it.
struct AdviceView
{
    QString text;
    QString button; ///< empty: no button
    bool operator==(const AdviceView&) const = default;
};

/// Work of a page that takes its time.
struct WorkView
{
    bool running = false;
    double share = -1.0; ///< 0 to 1; negative: unknown
    QString text;        ///< "34 % · about 2 min left"
    bool operator==(const WorkView&) const = default;
};

/// What an empty page says, and the one thing to do next.
struct EmptyView
{
    QString sentence;
    QString button; ///< empty: no button
    bool operator==(const EmptyView&) const = default;
};

} // namespace interphase
