#include "app/window/data_views.h"

#include "data/steps.h"
#include "ui/text/messages.h"

#include <QCoreApplication>

#include <algorithm>
#include <tuple>

namespace interphase {
namespace {

class DataViews
{
    Q_DECLARE_TR_FUNCTIONS(DataViews)
};

QString stepName(StepKind kind)
{
    switch (kind) {
    case StepKind::Charge:
        return DataViews::tr("charge");
    case StepKind::Discharge:
        return DataViews::tr("discharge");
    case StepKind::Rest:
        return DataViews::tr("rest");
    case StepKind::Profile:
        return DataViews::tr("profile");
    }
    return {};
}

std::vector<StepSpanView> stepSpans(const Dataset& data)
{
    std::vector<StepSpanView> out;
    for (const DataStep& step : findSteps(data)) {
        const std::size_t end = std::min(step.end, data.time_s.size() - 1);
        out.push_back({data.time_s[step.begin], data.time_s[end], stepName(step.kind)});
    }
    return out;
}

Verdict unitVerdict(const Dataset& data)
{
    if (data.findings.empty())
        return {Tone::Good, DataViews::tr("units plausible")};
    return {Tone::Weak, DataViews::tr("have a look at the doubts")};
}

Verdict signVerdict(const Dataset& data)
{
    switch (currentSignFromPhysics(data.current_A, data.voltage_V).sign) {
    case CurrentSign::DischargePositive:
        return {Tone::Good, DataViews::tr("sign agrees with the voltage")};
    case CurrentSign::ChargePositive:
        return {Tone::Warning, DataViews::tr("sign looks reversed")};
    default:
        return {Tone::Neutral, DataViews::tr("sign as stated")};
    }
}

/// What is fitted, as prepareAnalysis() understands it: all, unless something is held out.
std::optional<TimeWindow> shownFit(const DataUse& use, const TimeWindow& whole)
{
    if (use.fit)
        return use.fit;
    return use.holdOut ? std::optional(TimeWindow{whole.begin_s, whole.begin_s}) : std::optional(whole);
}

QStringList qStrings(const std::vector<std::string>& texts)
{
    QStringList out;
    for (const std::string& text : texts)
        out << QString::fromStdString(text);
    return out;
}

struct QuantityQuestion
{
    Quantity quantity;
    const char* name;
    bool required;
    std::vector<const char*> units;
};

std::vector<QuantityQuestion> askedQuantities()
{
    return {{Quantity::Time, QT_TRANSLATE_NOOP("DataViews", "Time"), true, {"s", "ms", "min", "h"}},
            {Quantity::Current, QT_TRANSLATE_NOOP("DataViews", "Current"), true, {"A", "mA"}},
            {Quantity::Voltage, QT_TRANSLATE_NOOP("DataViews", "Voltage"), true, {"V", "mV"}},
            {Quantity::Temperature, QT_TRANSLATE_NOOP("DataViews", "Temperature"), false, {"degC", "K"}}};
}

/// The offered unit that stands for the same conversion; the text of the file where none does.
QString unitOf(const ColumnUse& use, const QuantityQuestion& asked, const std::string& written)
{
    for (const char* unit : asked.units) {
        const auto parsed = parseUnit(unit);
        if (parsed && parsed->factor == use.factor && parsed->offset == use.offset)
            return QString::fromLatin1(unit);
    }
    return written.empty() ? QString::fromLatin1(asked.units.front()) : QString::fromStdString(written);
}

QuantityView quantityView(const TablePreview& preview, const QuantityQuestion& asked)
{
    QuantityView out;
    out.key = QString::fromLatin1(quantityName(asked.quantity));
    out.name = DataViews::tr(asked.name);
    out.required =
        asked.required && !(asked.quantity == Quantity::Current && preview.mapping.constantCurrent_A);
    for (const char* unit : asked.units)
        out.units << QString::fromLatin1(unit);
    out.unit = out.units.front();
    const auto found = preview.mapping.columns.find(asked.quantity);
    if (found == preview.mapping.columns.end() || found->second.column < 0)
        return out;
    const auto column = static_cast<std::size_t>(found->second.column);
    out.column = QString::fromStdString(preview.names[column]);
    const std::string written = column < preview.units.size() ? preview.units[column] : std::string();
    out.unit = unitOf(found->second, asked, written);
    if (!out.units.contains(out.unit))
        out.units.prepend(out.unit);
    return out;
}

QString reasonsOf(const TablePreview& preview)
{
    QStringList out;
    if (preview.problem)
        out << messageText(*preview.problem);
    for (const TableQuestion& question : preview.questions)
        out << messageText(question.text);
    if (!preview.sign.reason.empty())
        out << messageText(preview.sign.reason);
    return out.join(QLatin1Char('\n'));
}

} // namespace

DatasetView datasetView(const Dataset& data, const DataUse& use, bool whole)
{
    DatasetView out;
    out.name = QString::fromStdString(data.name);
    out.file = QString::fromStdString(data.sourceFile);
    out.format = QString::fromStdString(data.format);
    out.rows = static_cast<long long>(data.time_s.size());
    out.units = unitVerdict(data);
    out.sign = signVerdict(data);
    out.points = use.points;
    out.socSource = use.socSource;
    out.initialSoc = use.initialSoc;
    out.holdOut = use.holdOut;
    out.fit = shownFit(use, {data.time_s.front(), data.time_s.back()});
    out.notes = qStrings(data.notes);
    out.hasTemperature = !data.temperature_K.empty();
    out.usesVoltage = use.usesVoltage;
    out.usesTemperature = use.usesTemperature;
    if (!whole)
        return out;
    out.time_s = data.time_s;
    out.current_A = data.current_A;
    out.voltage_V = data.voltage_V;
    out.temperature_K = data.temperature_K;
    out.steps = stepSpans(data);
    return out;
}

SpectrumView spectrumView(const SpectrumUse& use)
{
    SpectrumView out;
    out.name = QString::fromStdString(use.name);
    out.file = QString::fromStdString(use.source);
    out.frequency_Hz = use.frequency_Hz;
    out.real_ohm = use.real_ohm;
    out.imaginary_ohm = use.imaginary_ohm;
    if (!use.frequency_Hz.empty())
        std::tie(out.begin_Hz, out.end_Hz) = std::pair(use.frequency_Hz.front(), use.frequency_Hz.back());
    if (use.fit)
        std::tie(out.begin_Hz, out.end_Hz) = std::pair(use.fit->begin_Hz, use.fit->end_Hz);
    out.socSource = use.socSource;
    out.soc = use.soc;
    out.restVoltage_V = use.restVoltage_V;
    return out;
}

CapacityView capacityView(const CapacityUse& use, double modelTemperature_K)
{
    return {QString::fromStdString(use.name),
            use.current_A,
            use.capacity_Ah,
            use.cutoff_V,
            use.socSource,
            use.soc,
            use.restVoltage_V,
            use.temperature_K.value_or(modelTemperature_K)};
}

QString quantityProblem(const DataUse& use, ThermalKind thermal)
{
    if (!use.usesTemperature || thermal == ThermalKind::Lumped || thermal == ThermalKind::Conduction)
        return {};
    return DataViews::tr("The model does not predict a temperature: choose lumped or distributed heat on the "
                         "page Cell & model.");
}

MappingView mappingView(const TablePreview& preview)
{
    MappingView out;
    out.file = QString::fromStdString(preview.fileName);
    out.columns = qStrings(preview.names);
    for (const auto& row : preview.firstRows)
        out.preview.push_back(qStrings(row));
    for (const QuantityQuestion& asked : askedQuantities())
        out.quantities.push_back(quantityView(preview, asked));
    const CurrentSign sign = preview.mapping.sign;
    out.asksSign = sign != CurrentSign::Unsigned;
    if (sign == CurrentSign::ChargePositive || sign == CurrentSign::DischargePositive)
        out.chargePositive = sign == CurrentSign::ChargePositive;
    if (preview.sign.sign == CurrentSign::Undecided)
        out.chargePositive.reset();
    out.signReason = reasonsOf(preview);
    return out;
}

ReadRequest readRequest(const std::string& file, const MappingView& asked, const MappingAnswer& answer)
{
    ReadRequest out{file, {}, answer.chargePositive};
    for (const QuantityView& quantity : asked.quantities) {
        if (!answer.columns.contains(quantity.key))
            continue;
        QString column = answer.columns[quantity.key];
        // Of columns with the same name the panel means the first.
        if (asked.columns.count(column) > 1)
            column = QStringLiteral("column %1").arg(asked.columns.indexOf(column) + 1);
        const QString unit = answer.units.value(quantity.key);
        const bool recognised = column == quantity.column && unit == quantity.unit;
        if (!recognised && !unit.isEmpty())
            column += QStringLiteral(" | ") + unit;
        out.columns[quantity.key.toStdString()] = column.toStdString();
    }
    return out;
}

bool needsAnswers(const TablePreview& preview)
{
    return preview.problem || !preview.questions.empty();
}

void setHoldOut(DataUse& use, const TimeWindow& holdOut, const TimeWindow& whole)
{
    TimeWindow fit = use.fit.value_or(whole);
    if (holdOut.begin_s - whole.begin_s >= whole.end_s - holdOut.end_s)
        fit.end_s = std::min(fit.end_s, holdOut.begin_s);
    else
        fit.begin_s = std::max(fit.begin_s, holdOut.end_s);
    use.holdOut = holdOut;
    use.fit = fit.end_s > fit.begin_s ? std::optional(fit) : std::nullopt;
}

void setFit(DataUse& use, const TimeWindow& fit, const TimeWindow& whole)
{
    use.fit = fit.begin_s <= whole.begin_s && fit.end_s >= whole.end_s ? std::nullopt : std::optional(fit);
    if (!use.holdOut || fit.end_s <= use.holdOut->begin_s || fit.begin_s >= use.holdOut->end_s)
        return;
    use.fit = fit;
    TimeWindow held = *use.holdOut;
    if (fit.begin_s <= held.begin_s)
        held.begin_s = fit.end_s;
    else
        held.end_s = fit.begin_s;
    use.holdOut = held.end_s > held.begin_s ? std::optional(held) : std::nullopt;
    if (!use.holdOut && fit.begin_s <= whole.begin_s && fit.end_s >= whole.end_s)
        use.fit.reset();
}

} // namespace interphase
