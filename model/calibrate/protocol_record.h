#pragma once
#include "calibrate/prediction_record.h"
#include "calibrate/protocol_prediction.h"

namespace interphase {

/// What a study keeps with the run whose draws it was made from, under kProtocolResult.
inline constexpr const char* kProtocolResult = "protocol prediction";

/// A limit of one of the quantities that was asked about.
struct ProtocolLimit
{
    ProtocolQuantity quantity = ProtocolQuantity::LowestVoltage;
    RiskQuestion question;
};

struct ProtocolRecord
{
    RunId run = 0;
    ProtocolPrediction prediction;
    std::optional<ProtocolLimit> limit{};

    /// Of the limit; averaged where the prediction is over several models.
    Risk risk() const;
    /// Of each averaged model with draws, in their order.
    std::vector<Risk> risksOfModels() const;
};

/// Predicts with the latest run that has draws. Throws InputError where nothing has been sampled, and as
/// predictProtocol does.
ProtocolRecord predictProtocolLatest(const std::string& path, const ProtocolQuestion& question,
                                     const RunContext& context);

/// What was kept with the latest sampled run; empty where there is none.
std::optional<ProtocolRecord> latestProtocol(Study& study);

std::string formatProtocol(const ProtocolRecord& record);
/// Throws InputError where the text is not what formatProtocol writes.
ProtocolRecord parseProtocolRecord(const std::string& json);

} // namespace interphase
