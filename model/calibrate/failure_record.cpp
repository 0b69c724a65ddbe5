#include "calibrate/failure_record.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace interphase {

using nlohmann::json;

std::string formatFailures(const FailureCounts& failures)
{
    json out = json::array();
    for (const auto& [id, failed] : failures) {
        out.push_back(
            {{"reason", messageName(id)}, {"arguments", failed.first.arguments}, {"count", failed.count}});
        if (failed.where.empty())
            continue;
        auto where = failed.where; // chains run at once: in an order of their own
        std::sort(where.begin(), where.end());
        out.back()["where"] = where;
    }
    return out.dump();
}

FailureCounts parseFailures(const std::string& text)
try {
    FailureCounts out;
    for (const json& entry : json::parse(text)) {
        const auto id = findMessage(entry.at("reason").get<std::string>());
        if (!id)
            continue;
        addFailures(out, {*id, entry.at("arguments").get<std::vector<std::string>>()},
                    entry.at("count").get<long long>());
        if (const auto where = entry.find("where"); where != entry.end())
            out[*id].where = where->get<std::vector<std::vector<double>>>();
    }
    return out;
} catch (const json::exception& error) {
    throw InputError(MessageId::InvalidArgument,
                     {"failed solves of a run", error.what(), "what this program wrote"});
}

FailureCounts storedFailures(Study& study, RunId run)
{
    const std::optional<std::string> stored = study.getResult(run, kFailuresResult);
    return stored ? parseFailures(*stored) : FailureCounts{};
}

} // namespace interphase
