#pragma once
#include "data/table.h"
#include "study/definition.h"
#include "ui/view/data_view.h"

namespace interphase {

/// A data set and its use as the Data page shows them. Without `whole` the arrays stay empty: for the list of
/// files.
DatasetView datasetView(const Dataset& data, const DataUse& use, bool whole);

SpectrumView spectrumView(const SpectrumUse& use);
/// modelTemperature_K: where the entry has none of its own.
CapacityView capacityView(const CapacityUse& use, double modelTemperature_K);
/// What stands in the way of the quantities that are chosen; empty: nothing.
QString quantityProblem(const DataUse& use, ThermalKind thermal);

/// The questions that a file raises.
MappingView mappingView(const TablePreview& preview);

/// What a person answered, as readDataset() takes it.
struct ReadRequest
{
    std::string file;
    std::map<std::string, std::string> columns;
    std::optional<bool> chargePositive;
};
ReadRequest readRequest(const std::string& file, const MappingView& asked, const MappingAnswer& answer);

/// Whether a person has to be asked before a file is read.
bool needsAnswers(const TablePreview& preview);

/// Windows that do not overlap: the fit gives way to the hold-out. `whole` is the data set's span.
void setHoldOut(DataUse& use, const TimeWindow& holdOut, const TimeWindow& whole);
void setFit(DataUse& use, const TimeWindow& fit, const TimeWindow& whole);

} // namespace interphase
