#pragma once
#include "calibrate/protocol_record.h"
#include "calibrate/sampler_check.h"

#include <nlohmann/json_fwd.hpp>

#include <string>

namespace interphase {

// What was computed from the draws of a run, as tables for people and as JSON.

std::string predictionText(const Prediction& prediction);
std::string protocolText(const ProtocolRecord& record);
std::string samplerCheckText(const SamplerCheck& check);

nlohmann::ordered_json predictionOf(const Prediction& prediction);
nlohmann::ordered_json protocolOf(const ProtocolRecord& record);
nlohmann::ordered_json samplerCheckOf(const SamplerCheck& check);
std::string predictionJson(const Prediction& prediction);
std::string protocolJson(const ProtocolRecord& record);
std::string samplerCheckJson(const SamplerCheck& check);

} // namespace interphase
