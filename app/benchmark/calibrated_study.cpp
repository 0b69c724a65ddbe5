#include "app/benchmark/calibrated_study.h"

#include "bayes/diagnostics.h"
#include "calibrate/calibration.h"
#include "calibrate/sampling_target.h"
#include "calibrate/surrogate_stage.h"

#include <algorithm>
#include <chrono>
#include <limits>
#include <stdexcept>

namespace interphase {
namespace {

constexpr std::chrono::milliseconds kLook(20);

bool isWarm(const CalibrationSnapshot& s)
{
    return !s.sampling.iterations.empty() && std::ranges::min(s.sampling.iterations) >= s.warmup;
}

} // namespace

CalibrationTimes calibrateStudy(const std::string& path, const StudyEdit& contents,
                                const std::string& earlier, const std::stop_token& stop)
{
    const auto begin = std::chrono::steady_clock::now();
    const auto now = [&begin] {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    };
    Study::create(path).edit(contents);
    Calibration calibration(path, "benchmark");
    calibration.startFrom(earlier);
    calibration.start();
    const std::stop_callback forward(stop, [&calibration] { calibration.requestStop(); });
    CalibrationTimes out;
    while (!calibration.waitFor(kLook))
        if (out.warmup_s == 0.0 && isWarm(calibration.snapshot()))
            out.warmup_s = now();
    out.all_s = now();
    const Status status = calibration.snapshot().status;
    if (!status.ok())
        throw std::runtime_error(status.reason.english());
    return out;
}

std::vector<std::pair<std::string, double>> qualityOf(const std::string& path)
{
    Study study = Study::open(path, StudyMode::ReadOnly);
    const std::vector<DrawRecord> draws = study.readDraws(study.latestRun()->id);
    const std::vector<Chains> kept = keptChains(draws);
    const SampleQuality quality = sampleQuality(kept);
    double bulk = std::numeric_limits<double>::infinity();
    for (const Chains& quantity : kept)
        bulk = std::min(bulk, essBulk(quantity));
    std::vector<std::vector<DrawRecord>> chains;
    for (const DrawRecord& draw : draws) {
        chains.resize(std::max(chains.size(), static_cast<std::size_t>(draw.chain) + 1));
        chains[static_cast<std::size_t>(draw.chain)].push_back(draw);
    }
    return {{"largest_r_hat", quality.rHat},
            {"smallest_ess", quality.ess},
            {"smallest_bulk_ess", bulk},
            {"draws_per_chain", quality.draws},
            {"acceptance", surrogateUse(chains).acceptance}};
}

} // namespace interphase
