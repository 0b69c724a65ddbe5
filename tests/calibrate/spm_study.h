#pragma once
#include "calibrate/calibration.h"
#include "cell/bpx.h"
#include "cell/parameter_sets.h"
#include "data/table.h"

#include <filesystem>
#include <functional>
#include <string>

namespace interphase::test {

/// A study of the bundled example of the single particle model, small enough to be sampled in a moment.
inline void makeSpmStudy(const std::string& path, const std::function<void(Definition&)>& change = {})
{
    const std::string resources = INTERPHASE_SOURCE_DIR "/resources";
    const std::string folder = resources + "/examples/spm_discharge/";
    StudyEdit edit;
    edit.label = "Read the example";
    edit.definition = readDefinition(folder + "definition.json");
    edit.definition->sampler = {.chains = 3, .warmup = 60, .draws = 60, .seed = 5, .starts = 2};
    if (change)
        change(*edit.definition);
    const Cell cell = loadCell(edit.definition->parameters, resources + "/parameter_sets");
    edit.cell = CellText{edit.definition->parameters, formatBpx(cell)};
    edit.data.push_back(readDataset(folder + "simulated.csv", {}, false));
    edit.data.back().name = edit.definition->data.front().name;
    Study::create(path).edit(edit);
}

/// Only the first rest is fitted, and the limit of the positive electrode is free: the chains go where the
/// cell cannot rest at the measured voltage, and solves fail. Many draws give time to interrupt them.
inline void putOnAnEdge(Definition& definition)
{
    definition.data.front().fit = TimeWindow{0.0, 60.0};
    definition.data.front().socSource = InitialSocSource::RestVoltage;
    definition.sampler.draws = 1500;
    definition.free[0] = {"Positive electrode/Minimum stoichiometry", {PriorKind::Normal, 0.27, 0.1}};
}

/// Runs a calibration until it ends, or stops it where `stopAt` says so. Draws are stored every millisecond:
/// what is drawn in a fraction of a second is seen in many parts.
inline CalibrationSnapshot calibrate(const std::string& path,
                                     const std::function<bool(const CalibrationSnapshot&)>& stopAt = {},
                                     const std::string& earlier = {})
{
    Calibration calibration(path, {}, std::chrono::milliseconds(1));
    calibration.startFrom(earlier);
    calibration.start();
    while (!calibration.waitFor(std::chrono::milliseconds(1)))
        if (stopAt && stopAt(calibration.snapshot()))
            calibration.requestStop();
    return calibration.snapshot();
}

/// Makes the study anew and stops its calibration at each of these in turn. A run can be over before anybody
/// has looked, the more so on a busy machine; then all is done again. False where that happens every time.
inline bool stopInParts(const std::string& path, const std::function<void(Definition&)>& change,
                        const std::vector<std::function<bool(const CalibrationSnapshot&)>>& stops,
                        const std::string& earlier = {})
{
    constexpr int kTries = 100;
    for (int i = 0; i < kTries; ++i) {
        std::filesystem::remove(path);
        makeSpmStudy(path, change);
        bool all = true;
        for (const auto& stopAt : stops)
            all = all && calibrate(path, stopAt, earlier).status.outcome == Outcome::Cancelled;
        if (all)
            return true;
    }
    return false;
}

/// Where the first chain has got further than that.
inline std::function<bool(const CalibrationSnapshot&)> after(int draws)
{
    return [draws](const CalibrationSnapshot& s) {
        return !s.sampling.iterations.empty() && s.sampling.iterations.front() > draws;
    };
}

} // namespace interphase::test
