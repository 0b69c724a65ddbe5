#include "app/command/argument_parser.h"
#include "app/command/command.h"
#include "app/command/run_summary.h"
#include "app/export/draws_csv.h"
#include "app/export/figures.h"
#include "app/export/study_texts.h"
#include "core/message.h"
#include "core/output_file.h"

namespace interphase {
namespace {

constexpr const char* kDescription =
    "Writes what a study holds to files of other programs.\n"
    "--csv: every draw of the latest run, warm-up included, with the columns chain, draw, warmup, divergent "
    "(0 or\n"
    "1), lp (log density on the sampler's unconstrained coordinates) and a column for each quantity,\n"
    "those that the definition derives behind those that were sampled.";
constexpr const char* kExample = "interphase new spm_discharge my.interphase\n"
                                 "interphase calibrate my.interphase --chains 2 --warmup 100 --draws 100\n"
                                 "interphase export my.interphase --csv draws.csv --bpx calibrated.json "
                                 "--definition definition.json";

struct ExportArguments
{
    std::string study, csv, bpx, definition, report, figures, netcdf;

    bool nothing() const
    {
        return csv.empty() && bpx.empty() && definition.empty() && report.empty() && figures.empty() &&
               netcdf.empty();
    }
};

bool parse(const Arguments& words, ExportArguments& a)
{
    ArgumentParser parser("export", kDescription, kExample);
    parser.positional("STUDY", a.study, "the study");
    parser.text("--csv", "FILE.csv", a.csv, "the draws");
    parser.text("--bpx", "FILE.json", a.bpx, "the cell with the posterior's medians, as BPX");
    parser.text("--definition", "FILE.json", a.definition,
                "the definition, to make the study from again; the measured files are not written");
    parser.text("--report", "FILE.pdf", a.report, "the report");
    parser.text("--figures", "DIR", a.figures, "every figure, a file each");
    parser.text("--netcdf", "FILE.nc", a.netcdf, "the draws for ArviZ; not in this version");
    return parser.parse(words);
}

} // namespace

int runExport(const Arguments& words, const CommandContext& context)
{
    ExportArguments a;
    if (!parse(words, a))
        return kDone;
    if (a.nothing())
        throw InputError(MessageId::InvalidArgument,
                         {"interphase export", "nothing is asked for",
                          "one of --csv, --bpx, --definition, --report, --figures"});
    if (!a.netcdf.empty())
        throw InputError(MessageId::InvalidArgument, {"--netcdf", "netCDF is not in this version", "--csv"});
    {
        Study study = Study::open(a.study, StudyMode::ReadOnly);
        if (!a.csv.empty())
            writeFile(a.csv, drawsAsCsv(study));
        if (!a.bpx.empty())
            writeFile(a.bpx, calibratedCell(study));
        if (!a.definition.empty())
            writeFile(a.definition, portableDefinition(study));
    }
    int status = kDone;
    if (!a.report.empty())
        status = exportReport(a.study, a.report, context);
    if (status == kDone && !a.figures.empty())
        status = exportFigures(a.study, a.figures, context);
    return status;
}

} // namespace interphase
