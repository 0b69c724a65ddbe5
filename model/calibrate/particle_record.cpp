#include "calibrate/particle_record.h"

#include "calibrate/result_json.h"

namespace interphase {

using nlohmann::json;

std::string formatParticles(const std::vector<ParticleRun>& runs)
{
    json out = json::array();
    for (const ParticleRun& run : runs) {
        json stages = json::array();
        for (const SmcStage& s : run.stages)
            stages.push_back({{"temperature", jsonNumber(s.temperature)},
                              {"log_evidence", jsonNumber(s.logEvidence)},
                              {"effective", jsonNumber(s.effectiveSize)},
                              {"resampled", s.resampled},
                              {"sweeps", s.sweeps},
                              {"acceptance", jsonNumber(s.acceptance)},
                              {"correlation", jsonNumber(s.correlation)}});
        out.push_back({{"run", run.run},
                       {"particles", run.particles},
                       {"log_evidence", jsonNumber(run.logEvidence)},
                       {"standard_error", jsonNumber(run.standardError)},
                       {"founders", run.founders},
                       {"unmixed", run.unmixed},
                       {"stages", stages}});
    }
    return out.dump();
}

std::vector<ParticleRun> parseParticles(const std::string& text)
try {
    std::vector<ParticleRun> out;
    for (const json& j : json::parse(text)) {
        ParticleRun& run = out.emplace_back();
        run.run = j.at("run").get<int>();
        run.particles = j.at("particles").get<int>();
        run.logEvidence = jsonNumber(j.at("log_evidence"));
        run.standardError = jsonNumber(j.at("standard_error"));
        run.founders = j.at("founders").get<int>();
        run.unmixed = j.at("unmixed").get<int>();
        for (const json& s : j.at("stages"))
            run.stages.push_back({jsonNumber(s.at("temperature")), jsonNumber(s.at("log_evidence")),
                                  jsonNumber(s.at("effective")), s.at("resampled").get<bool>(),
                                  s.at("sweeps").get<int>(), jsonNumber(s.at("acceptance")),
                                  jsonNumber(s.at("correlation"))});
    }
    return out;
} catch (const json::exception& error) {
    throw InputError(MessageId::InvalidArgument,
                     {"stages of the particles", error.what(), "what this program wrote"});
}

std::vector<ParticleRun> storedParticles(Study& study, RunId run)
{
    const std::optional<std::string> stored = study.getResult(run, kParticleResult);
    return stored ? parseParticles(*stored) : std::vector<ParticleRun>{};
}

} // namespace interphase
