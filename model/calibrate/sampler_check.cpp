#include "calibrate/sampler_check.h"

#include "calibrate/calibration.h"
#include "calibrate/failure_record.h"
#include "calibrate/mode_report.h"
#include "calibrate/result_json.h"

#include <chrono>
#include <cmath>
#include <limits>

namespace interphase {

using nlohmann::json;

namespace {

/// With the steps and the metric that the study samples with.
SbcOptions asSampled(SbcOptions options, const Analysis& analysis)
{
    const SamplerDefinition& sampler = analysis.definition.sampler;
    options.targetAcceptance =
        std::max(sampler.targetAcceptance, raisedAcceptance(sampler, *analysis.posterior));
    options.metric = analysis.definition.sampler.metric;
    return options;
}

} // namespace

SamplerCheck checkSampler(const std::string& path, const SamplerCheckOptions& options,
                          const RunContext& context)
{
    const auto begin = std::chrono::steady_clock::now();
    Study study = Study::open(path, StudyMode::ReadOnly);
    SamplerCheck out;
    out.kind = options.kind;
    out.wanted = options.sbc.replicates;
    if (options.kind == SbcKind::Prior && !study.latestDraws()) {
        const Analysis analysis = prepareAnalysis(study.definition(), studyCell(study), study.datasets());
        out.studys = analysis.definition.sampler.kind;
        out.ranks = priorSbc(*analysis.posterior, asSampled(options.sbc, analysis), context);
    } else {
        const SampledAnalysis sampled = readSampledAnalysis(study);
        out.run = sampled.run;
        out.studys = sampled.analysis.definition.sampler.kind;
        context.report(0.0);
        out.density = checkDensities(*sampled.analysis.posterior, sampled.draws, context);
        const SbcOptions sbc = asSampled(options.sbc, sampled.analysis);
        out.ranks = options.kind == SbcKind::Prior
                        ? priorSbc(*sampled.analysis.posterior, sbc, context)
                        : posteriorSbc(*sampled.analysis.posterior,
                                       chooseDraws(sampled.draws, sbc.replicates), sbc, context);
    }
    out.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    return out;
}

std::optional<SamplerCheck> latestSamplerCheck(Study& study)
{
    const std::optional<RunInfo> run = study.latestDraws();
    const auto text = run ? study.getResult(run->id, kSamplerCheckResult) : std::nullopt;
    return text ? std::optional(parseSamplerCheck(*text)) : std::nullopt;
}

std::string formatSamplerCheck(const SamplerCheck& check)
{
    const SbcRanks& r = check.ranks;
    json density;
    if (check.density)
        density = {{"draws", check.density->draws}, {"largest", jsonNumber(check.density->largest)}};
    return json{{"kind", check.kind == SbcKind::Prior ? "prior" : "posterior"},
                {"run", check.run},
                {"sampler", static_cast<int>(check.studys)},
                {"wanted", check.wanted},
                {"quantities", r.quantities},
                {"draws", r.draws},
                {"ranks", r.ranks},
                {"failures", json::parse(formatFailures(r.failures))},
                {"rejected", r.rejected},
                {"density", density},
                {"seconds", jsonNumber(check.seconds)}}
        .dump();
}

SamplerCheck parseSamplerCheck(const std::string& text)
try {
    const json j = json::parse(text);
    SamplerCheck check;
    check.kind = j.at("kind") == "prior" ? SbcKind::Prior : SbcKind::Posterior;
    check.run = j.at("run").get<RunId>();
    SbcRanks& r = check.ranks;
    r.quantities = j.at("quantities").get<std::vector<std::string>>();
    r.draws = j.at("draws").get<int>();
    r.ranks = j.at("ranks").get<std::vector<std::vector<int>>>();
    r.failures = parseFailures(j.at("failures").dump());
    r.rejected = j.at("rejected").get<long long>();
    if (const json& density = j.value("density", json()); density.is_object()) {
        const double largest = jsonNumber(density.at("largest"));
        check.density = {density.at("draws").get<int>(),
                         std::isnan(largest) ? std::numeric_limits<double>::infinity() : largest};
    }
    check.seconds = jsonNumber(j.at("seconds"));
    check.studys = static_cast<SamplerKind>(j.value("sampler", static_cast<int>(SamplerKind::Nuts)));
    check.wanted = j.value("wanted", r.replicates());
    return check;
} catch (const json::exception& error) {
    throw InputError(MessageId::InvalidArgument,
                     {"check of the sampler", error.what(), "what this program wrote"});
}

} // namespace interphase
