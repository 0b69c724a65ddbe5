#pragma once
#include "calibrate/evidence_record.h"
#include "calibrate/result_json.h"
#include "core/message.h"

#include <array>

// Parts of the result of the evidence in the study.
namespace interphase {

/// The enum value of one of the words in its order; throws InputError for another word.
template <class Enum, std::size_t n>
Enum fromWord(const nlohmann::json& word, const std::array<const char*, n>& words)
{
    for (std::size_t i = 0; i < n; ++i)
        if (word == words[i])
            return static_cast<Enum>(i);
    throw InputError(MessageId::InvalidArgument, {"result of the evidence", word.dump(), words[0]});
}

template <class Enum, std::size_t n>
const char* toWord(Enum value, const std::array<const char*, n>& words)
{
    return words[static_cast<std::size_t>(value)];
}

nlohmann::json leftOutJson(const std::optional<LeftOut>& left);
std::optional<LeftOut> leftOutOf(const nlohmann::json& j);
nlohmann::json futureJson(const std::optional<LeftFuture>& future);
/// Of the whole record; earlier versions computed none.
std::optional<LeftFuture> futureOf(const nlohmann::json& record);

} // namespace interphase
