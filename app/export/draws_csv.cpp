#include "app/export/draws_csv.h"

#include "app/command/run_summary.h"
#include "calibrate/derived.h"
#include "core/text.h"

namespace interphase {
namespace {

/// A field of CSV (RFC 4180): quoted where it must be. The names of quantities carry their units.
std::string field(const std::string& text)
{
    if (text.find_first_of(",\"\n") == std::string::npos)
        return text;
    std::string out = "\"";
    for (const char c : text) {
        out += c;
        if (c == '"')
            out += c;
    }
    return out + '"';
}

} // namespace

std::string drawsAsCsv(Study& study)
{
    const SampledRun run = readSampledRun(study, latestSampledRun(study));
    std::string out = "chain,draw,warmup,divergent,lp";
    for (const std::string& quantity : run.quantities)
        out += "," + field(quantity);
    out += '\n';
    for (const DrawRecord& draw : run.draws) {
        out += std::to_string(draw.chain) + "," + std::to_string(draw.index);
        out += draw.warmup ? ",1" : ",0";
        out += draw.diverged ? ",1," : ",0,";
        out += formatNumber(draw.logDensity);
        for (const double value : draw.values)
            out += "," + formatNumber(value);
        out += '\n';
    }
    return out;
}

} // namespace interphase
