#include "app/export/study_texts.h"

#include "app/command/run_summary.h"
#include "calibrate/analysis.h"
#include "cell/bpx.h"
#include "core/message.h"

#include <cmath>

namespace interphase {

std::string calibratedCell(Study& study)
{
    const RunSummary summary = summariseLatestRun(study);
    const std::optional<CellText> text = study.runCell(summary.run.id);
    if (!text)
        throw InputError(MessageId::InvalidArgument,
                         {study.path(), "the run has no cell", "a complete study"});
    Cell cell = cellOf(study.runDefinition(summary.run.id), parseBpx(text->json, text->name));
    for (std::size_t i = 0; i < summary.run.quantities.size(); ++i) {
        const std::optional<ParameterId> id = findParameter(summary.run.quantities[i]);
        if (!id)
            continue; // noise, initial state of charge: not of the cell
        const double median = summary.quantities[i].median;
        if (!std::isfinite(median))
            throw InputError(
                MessageId::InvalidArgument,
                {study.path(), "the run has too few draws after its warm-up", "at least 4 a chain"});
        cell.parameters[*id] = median;
    }
    cell.description += (cell.description.empty() ? "" : " ") +
                        std::string("Posterior medians of a calibration by Interphase, run ") +
                        std::to_string(summary.run.id) + " of " + summary.run.startedAt + ".";
    return formatBpx(cell);
}

std::string portableDefinition(Study& study)
{
    Definition definition = study.definition();
    for (const Dataset& data : study.datasets())
        for (DataUse& use : definition.data)
            if (use.name == data.name && use.file.empty())
                use.file = data.sourceFile;
    return formatDefinition(definition);
}

} // namespace interphase
