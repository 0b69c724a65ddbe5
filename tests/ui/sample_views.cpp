#include "sample_views.h"

#include "sample_curves.h"

#include <QPainter>

#include <algorithm>

namespace interphase::sample {
namespace {

constexpr double kEnd_s = 3600.0;

ParameterLabel label(const char* path, const char* name, const char* symbol, const char* unit)
{
    return {QString::fromUtf8(path), QString::fromUtf8(name), QString::fromUtf8(symbol),
            QString::fromUtf8(unit)};
}

const std::vector<ParameterLabel>& labels()
{
    static const std::vector<ParameterLabel> kLabels = {
        label("Negative electrode/Diffusivity [m2.s-1]", "Diffusivity, negative particles", "D<sub>s,n</sub>",
              "m2/s"),
        label("Positive electrode/Diffusivity [m2.s-1]", "Diffusivity, positive particles", "D<sub>s,p</sub>",
              "m2/s"),
        label("Negative electrode/Reaction rate constant [mol.m-2.s-1]", "Reaction rate, negative",
              "k<sub>n</sub>", "mol/(m2 s)"),
        label("Positive electrode/Reaction rate constant [mol.m-2.s-1]", "Reaction rate, positive",
              "k<sub>p</sub>", "mol/(m2 s)"),
        label("Electrolyte/Conductivity factor", "Conductivity factor", "f<sub>κ</sub>", "1"),
        label("noise/sigma", "Noise of the voltage", "σ", "V"),
        label("Negative electrode/Thickness [m]", "Thickness, negative", "L<sub>n</sub>", "m"),
        label("Cell/Series resistance", "Series resistance", "R<sub>0</sub>", "ohm")};
    return kLabels;
}

const std::vector<double> kMeans = {3.3e-14, 4.0e-15, 6.5e-7, 3.4e-7, 1.0, 4.1e-3, 8.52e-5, 1.2e-2};
const std::vector<double> kSds = {1.8e-15, 4.2e-16, 1.3e-7, 2.1e-8, 0.06, 2.0e-4, 1.1e-6, 4e-4};

Series noisy(double from_s, double to_s, int count, double sd_V, unsigned seed)
{
    Noise noise(seed);
    Series out{range(from_s, to_s, count), {}};
    for (const double t : out.x)
        out.y.push_back(voltageAt(t / kEnd_s) + sd_V * noise());
    return out;
}

ModelsView averaged()
{
    return {
        1,
        {{QStringLiteral("SPMe with a film, an invented analysis"), QStringLiteral("86 %")},
         {QStringLiteral("SPM"), QStringLiteral("14 %")}},
        QStringLiteral("Of the variance of a reading 41 % is noise, 30 % from the parameters, 29 % between "
                       "the models, as a mean over time.")};
}

/// An analysis in blocks; what comes first is rough.
PanelView blocks(const QString& name, double level)
{
    PanelView panel{name, QStringLiteral("Block"), QStringLiteral("Log density a measurement"), {}, 3.0, 5.0};
    PanelSeries line, sure, rough;
    sure.style = rough.style = PanelStyle::Points;
    rough.tint = kOtherTint;
    for (int b = 11; b <= 20; ++b) {
        const double y = level + 0.3 * std::sin(b);
        for (Series* points : {&line.points, b < 13 ? &rough.points : &sure.points}) {
            points->x.push_back(b);
            points->y.push_back(y);
        }
    }
    panel.series = {line, sure, rough};
    return panel;
}

} // namespace

HeaderView header()
{
    return {QStringLiteral("Invented data for a picture"),
            QStringLiteral("Saved 12:04"),
            {{1, QStringLiteral("sampling"), 0.3, QStringLiteral("about 40 s left")},
             {2, QStringLiteral("profiles"), -1.0, {}}},
            {{1, QStringLiteral("SPM")}, {2, QStringLiteral("SPMe with a film, an invented analysis")}},
            2};
}

StepViews steps()
{
    StepViews out;
    for (const auto page : {PageId::Data, PageId::Model, PageId::Priors})
        out[static_cast<std::size_t>(page)].state = StepState::Done;
    out[static_cast<std::size_t>(PageId::Identify)] = {StepState::Stale, 0.0,
                                                       QStringLiteral("a prior changed")};
    out[static_cast<std::size_t>(PageId::Sample)] = {StepState::Running, 0.3, {}};
    out[static_cast<std::size_t>(PageId::Posterior)].state = StepState::Ready;
    out[static_cast<std::size_t>(PageId::Predict)].state = StepState::Ready;
    return out;
}

StatusView status()
{
    return {QStringLiteral("DFN 1.1 ms"),
            QStringLiteral("4 chains · 1 210 of 4 000 draws · R-hat 1.004 · ESS 2 310 · about 40 s left"),
            QStringLiteral("2 cores · seed 1"), true, false};
}

StartView start()
{
    StartView view;
    view.hasStudy = true;
    view.title = QStringLiteral("Invented data for a picture");
    view.note = QStringLiteral("Nothing here was measured.");
    view.nextSentence = QStringLiteral("The chains are running. Their posterior can be looked at already.");
    view.nextButton = QStringLiteral("Go to Sample");
    view.nextPage = PageId::Sample;
    view.examples = {
        {QStringLiteral("one"), QStringLiteral("1C discharge of an NMC cell"),
         QStringLiteral(
             "Simulated data with known parameters: what a single discharge can and cannot tell.")},
        {QStringLiteral("two"), QStringLiteral("Pulses"),
         QStringLiteral("Simulated pulses: the reaction rate becomes visible.")}};
    view.recent = {{QStringLiteral("An invented study"), QStringLiteral("/nowhere/a.interphase"),
                    QStringLiteral("5 parameters, 4 000 draws, yesterday")}};
    return view;
}

DataView data()
{
    DatasetView d;
    d.name = QStringLiteral("invented_1C");
    d.file = QStringLiteral("invented_1C.csv");
    d.format = QStringLiteral("CSV");
    d.time_s = range(0.0, 1.3 * kEnd_s, 1500);
    d.rows = 1500;
    d.units = {Tone::Good, QStringLiteral("s, A, V, °C")};
    d.sign = {Tone::Weak, QStringLiteral("discharge taken as positive")};
    for (const double t : d.time_s) {
        const bool rest = t > kEnd_s;
        d.current_A.push_back(rest ? 0.0 : 5.0);
        d.voltage_V.push_back(rest ? 3.1 - 0.3 * std::exp(-(t - kEnd_s) / 200.0) : voltageAt(t / kEnd_s));
        d.temperature_K.push_back(298.15 + 4.0 * (rest ? std::exp(-(t - kEnd_s) / 900.0) : t / kEnd_s));
    }
    d.steps = {{0.0, kEnd_s, QStringLiteral("discharge")}, {kEnd_s, 1.3 * kEnd_s, QStringLiteral("rest")}};
    d.fit = TimeWindow{0.0, 2400.0};
    d.holdOut = TimeWindow{2400.0, 3600.0};
    d.notes = {QStringLiteral("12 rows with the same time as the row before were dropped.")};
    DatasetView other = d;
    other.name = QStringLiteral("invented_pulses");
    other.sign = {Tone::Good, QStringLiteral("discharge positive")};
    DataView view;
    view.datasets = {d, other};
    view.datasets[0].hasTemperature = view.datasets[0].usesTemperature = true;
    SpectrumView spectrum;
    spectrum.name = QStringLiteral("invented_spectrum");
    spectrum.file = QStringLiteral("invented_spectrum.csv");
    for (int i = 0; i < 30; ++i) {
        const double f = 0.01 * std::pow(10.0, i / 6.0), w = 0.02 * f;
        spectrum.frequency_Hz.push_back(f);
        spectrum.real_ohm.push_back(0.01 + 0.02 / (1.0 + w * w));
        spectrum.imaginary_ohm.push_back(-0.02 * w / (1.0 + w * w));
    }
    spectrum.begin_Hz = 0.1;
    spectrum.end_Hz = spectrum.frequency_Hz.back();
    view.spectra = {spectrum};
    view.guards = {
        {7,
         QStringLiteral("The temperature stands at 25.0 for 40 minutes, then jumps: the sensor may have been "
                        "off. Leave the temperature out?"),
         QStringLiteral("Leave it out"), QStringLiteral("Keep it")}};
    return view;
}

DataView dataWithMapping()
{
    DataView view = data();
    view.guards.clear();
    MappingView m;
    m.file = QStringLiteral("invented_export.txt");
    m.columns = {QStringLiteral("Prog Time"), QStringLiteral("AhStep"), QStringLiteral("Strom"),
                 QStringLiteral("Spannung"), QStringLiteral("T1")};
    for (int i = 0; i < 12; ++i)
        m.preview.push_back({QString::number(i), QString::number(i * 0.001), QStringLiteral("-5.00"),
                             QString::number(4.1 - 0.01 * i), QStringLiteral("25.1")});
    const QStringList times = {QStringLiteral("s"), QStringLiteral("min"), QStringLiteral("h")};
    m.quantities = {{QStringLiteral("time"), QStringLiteral("Time"), true, QStringLiteral("Prog Time"), times,
                     QStringLiteral("s")},
                    {QStringLiteral("current"),
                     QStringLiteral("Current"),
                     true,
                     QStringLiteral("Strom"),
                     {QStringLiteral("A"), QStringLiteral("mA")},
                     QStringLiteral("A")},
                    {QStringLiteral("voltage"),
                     QStringLiteral("Voltage"),
                     true,
                     {},
                     {QStringLiteral("V"), QStringLiteral("mV")},
                     QStringLiteral("V")},
                    {QStringLiteral("temperature"),
                     QStringLiteral("Temperature"),
                     false,
                     QStringLiteral("T1"),
                     {QStringLiteral("°C"), QStringLiteral("K")},
                     QStringLiteral("°C")}};
    m.signReason =
        QStringLiteral("The voltage falls while the current is negative: positive on charge, it seems.");
    m.chargePositive = true;
    view.mapping = m;
    return view;
}

ModelView model()
{
    const auto parameter = [](std::size_t i, bool free) {
        ParameterView p;
        p.label = labels()[i];
        p.value = kMeans[i];
        p.sliderLower = kMeans[i] / 10.0;
        p.sliderUpper = kMeans[i] * 10.0;
        p.logarithmic = true;
        p.free = free;
        return p;
    };
    ModelView view;
    view.parameterSets = {QStringLiteral("LG M50 (Chen 2020)"), QStringLiteral("Pouch (Marquis 2019)")};
    view.parameterSet = view.parameterSets.front();
    view.groups = {
        {QStringLiteral("Negative electrode"), {parameter(0, true), parameter(2, true), parameter(6, false)}},
        {QStringLiteral("Positive electrode"), {parameter(1, true), parameter(3, true)}},
        {QStringLiteral("Electrolyte"), {parameter(4, true)}},
        {QStringLiteral("Cell"), {parameter(7, false)}}};
    return view;
}

ModelDetailsView details()
{
    ModelDetailsView details;
    ProfileSetView profile;
    profile.tab = QStringLiteral("Profiles in x");
    profile.xName = QStringLiteral("Position");
    profile.xUnit = QStringLiteral("m");
    profile.yName = QStringLiteral("Electrolyte concentration");
    profile.yUnit = QStringLiteral("mol/m3");
    profile.x = range(0.0, 1.7e-4, 40);
    profile.sliceName = QStringLiteral("Time");
    profile.sliceUnit = QStringLiteral("s");
    profile.slices = range(0.0, kEnd_s, 12);
    for (const double t : profile.slices) {
        std::vector<double> row;
        for (const double x : profile.x)
            row.push_back(1000.0 + 400.0 * (1.0 - std::exp(-t / 300.0)) * std::cos(3.14 * x / 1.7e-4));
        profile.values.push_back(row);
    }
    profile.domains = {{QStringLiteral("negative"), 0.0, 8.5e-5},
                       {QStringLiteral("separator"), 8.5e-5, 9.7e-5},
                       {QStringLiteral("positive"), 9.7e-5, 1.7e-4}};
    details.profiles = {profile};
    profile.yName = QStringLiteral("Surface stoichiometry");
    for (const char* material : {"negative, Graphite", "negative, Silicon"}) {
        profile.material = QString::fromLatin1(material);
        details.profiles.push_back(profile);
    }
    return details;
}

ImpedanceView impedance()
{
    ImpedanceView view;
    for (int i = 0; i <= 56; ++i) {
        const double f = std::pow(10.0, -3.0 + i / 8.0), arc = f / 20.0, slow = 0.004 / std::sqrt(f + 1e-4);
        view.frequency_Hz.push_back(f);
        view.real_ohm.push_back(0.004 + 0.03 / (1.0 + arc * arc) + 0.05 * slow);
        view.minus_ohm.push_back(0.03 * arc / (1.0 + arc * arc) + 0.05 * slow);
    }
    view.figures = {{QStringLiteral("Voltage at rest"), QStringLiteral("3.701 V")},
                    {QStringLiteral("Re Z at 1 kHz"), QStringLiteral("4.2 mΩ")}};
    return view;
}

OpenCircuitView openCircuit()
{
    OpenCircuitView view;
    const auto voltage = [](double q) { return 4.15 - 0.2 * q + 0.02 * std::sin(4.0 * q); };
    const auto slope = [](double q) { return 0.2 - 0.08 * std::cos(4.0 * q); };
    for (const double q : range(0.0, 5.0, 120)) {
        for (OpenCircuitLine* line : {&view.cell, &view.measured, &view.fitted}) {
            const double off = line == &view.cell ? 0.02 : 0.0;
            line->voltage.x.push_back(q);
            line->voltage.y.push_back(voltage(q) + off);
            line->slope.x.push_back(q);
            line->slope.y.push_back(slope(q) + off);
        }
        view.negativeSlope.x.push_back(q);
        view.negativeSlope.y.push_back(0.3 * slope(q));
        view.positiveSlope.x.push_back(q);
        view.positiveSlope.y.push_back(0.7 * slope(q));
    }
    for (ElectrodeCurveView* electrode : {&view.negative, &view.positive})
        for (const double x : range(0.01, 0.99, 60)) {
            electrode->potential.x.push_back(x);
            electrode->potential.y.push_back(0.4 - 0.3 * x);
            electrode->slope.x.push_back(x);
            electrode->slope.y.push_back(0.3);
        }
    for (const char* name : {"Graphite", "Silicon"}) {
        const NamedSeries line{QString::fromLatin1(name), view.negative.potential};
        view.negative.materials.push_back(line);
        view.negative.fillings.push_back(line);
    }
    view.runs = {QStringLiteral("Invented slow discharge of a worn cell · C/20"),
                 QStringLiteral("Invented · 1C")};
    view.run = 0;
    view.remark = QStringLiteral("It covers 62 % of the nominal capacity.");
    view.canFit = view.canTake = true;
    for (const char* name :
         {"Negative, charged", "Negative, discharged", "Positive, charged", "Positive, discharged"})
        view.values.push_back({QString::fromLatin1(name), QStringLiteral("0.9014 ± 0.0012")});
    view.values.push_back({QStringLiteral("Negative capacity"), QStringLiteral("5.432 ± 0.012 Ah")});
    view.summary = QStringLiteral("Residuals: rms 0.8 mV, correlation 0.7.");
    return view;
}

RateMapView rateMap()
{
    RateMapView view;
    view.quantity = RateMapQuantity::Plating;
    view.valueName = QStringLiteral("Charge before plating");
    view.valueUnit = QStringLiteral("Ah");
    view.rates_C = range(0.25, 3.0, 12);
    view.temperatures_K = range(263.15, 318.15, 8);
    for (const double t : view.temperatures_K)
        for (const double r : view.rates_C) {
            RateMapCell cell;
            cell.value = 5.0 - r + 0.03 * (t - 290.0);
            cell.plates = cell.value < 3.5;
            cell.state = r > 2.5 && t < 270.0   ? RateMapState::Failed
                         : r > 2.5 && t > 310.0 ? RateMapState::Waiting
                                                : RateMapState::Solved;
            cell.text = QStringLiteral("%1C at %2 K").arg(r, 0, 'f', 2).arg(t, 0, 'f', 2);
            view.cells.push_back(cell);
        }
    for (const double t : view.temperatures_K) // where 3.5 Ah are left
        if (const double r = 1.5 + 0.03 * (t - 290.0); r + 0.03 * 7.85 < 2.5)
            view.platingLine.push_back({r, t, r + 0.03 * 7.85, t + 7.85});
    view.summary = QStringLiteral("Invented: a charge from empty until lithium may plate.");
    view.work = {true, 0.9, QStringLiteral("90 % · about 2 s left")};
    return view;
}

AgeingView ageing()
{
    AgeingView view;
    view.request = {
        QStringLiteral("discharge at 1C until 2.5 V\ncharge at 0.5C until 4.2 V\nhold at 4.2 V until "
                       "C/50"),
        500, true, 5e-4};
    for (int cycle = 1; cycle <= 500; cycle += cycle < 20 ? 1 : 40)
        view.cycles.push_back(cycle);
    const auto line = [&](const char* name, double begin, double rate) {
        AgeingLine out{QString::fromLatin1(name), {}};
        for (const double cycle : view.cycles)
            out.value.push_back(begin + rate * std::sqrt(cycle));
        return out;
    };
    view.panels = {{QStringLiteral("Discharge"), QStringLiteral("Ah"), {line("Discharge", 5.0, -0.01)}},
                   {QStringLiteral("Resistance"), QStringLiteral("ohm"), {line("Resistance", 0.02, 1e-4)}},
                   {QStringLiteral("SEI"), QStringLiteral("m"), {line("SEI thickness", 5e-9, 3e-9)}},
                   {QStringLiteral("Lithium lost"),
                    QStringLiteral("Ah"),
                    {line("in the SEI", 0.0, 0.008), line("dead", 0.0, 0.002)}}};
    for (std::size_t i = 1; i < view.cycles.size(); ++i)
        if (view.cycles[i] > view.cycles[i - 1] + 1.0)
            view.skipped.emplace_back(view.cycles[i - 1] + 1.0, view.cycles[i] - 1.0);
    view.figures = {{QStringLiteral("Discharge"), QStringLiteral("4.99 → 4.78 Ah (−4.3 %)")}};
    view.summary = QStringLiteral("Invented: 460 of 500 cycles were skipped (shaded).");
    return view;
}

ModelCurveView curve()
{
    ModelCurveView view;
    view.data = noisy(30.0, 3560.0, 70, 4e-3, 1);
    view.model.x = view.compare.x = view.overpotentialTime_s = range(0.0, kEnd_s, 200);
    const std::pair<const char*, double> parts[] = {{"reaction −", 0.022},
                                                    {"reaction +", 0.030},
                                                    {"electrolyte conc.", 0.017},
                                                    {"electrolyte ohmic", 0.036},
                                                    {"solid ohmic", 0.003}};
    for (const auto& [name, size] : parts) {
        OverpotentialView part{QString::fromUtf8(name), {}};
        for (const double t : view.overpotentialTime_s)
            part.value_V.push_back(size *
                                   (1.0 - 0.3 * std::exp(-t / 90.0) + 0.6 * std::pow(t / kEnd_s, 10.0)));
        view.overpotentials.push_back(part);
    }
    for (const double t : view.model.x) {
        view.model.y.push_back(voltageAt(t / kEnd_s));
        view.compare.y.push_back(voltageAt(t / kEnd_s) + 0.04);
    }
    view.compareName = QStringLiteral("SPM");
    view.misfit = QStringLiteral("rms 4.2 mV");
    return view;
}

PredictiveView predictiveCurve(bool prior)
{
    PredictiveView view;
    view.quantity = QStringLiteral("Voltage");
    view.unit = QStringLiteral("V");
    view.time_s = range(0.0, kEnd_s, 160);
    for (const double t : view.time_s) {
        const double v = voltageAt(t / kEnd_s);
        const double beyond = std::max(0.0, t - 2400.0) / 1200.0;
        const double w = prior ? 0.02 + 0.25 * std::pow(t / kEnd_s, 3.0) : 0.002 + 0.05 * beyond * beyond;
        view.median.push_back(v);
        view.inner.lower.push_back(v - 0.4 * w);
        view.inner.upper.push_back(v + 0.4 * w);
        view.outer.lower.push_back(v - w);
        view.outer.upper.push_back(v + w);
        view.noise.lower.push_back(v - w - 0.006);
        view.noise.upper.push_back(v + w + 0.006);
        if (!prior)
            view.epistemicShare.push_back(0.3 + 0.68 * (1.0 - std::exp(-4.0 * beyond)));
    }
    view.fitted = noisy(40.0, prior ? 3560.0 : 2380.0, prior ? 60 : 45, 4e-3, 2);
    if (prior)
        return view;
    view.heldOut = noisy(2420.0, 3560.0, 25, 6e-3, 3);
    view.holdOut = TimeWindow{2400.0, 3600.0};
    for (const auto& [from, to] :
         {std::pair{&view.fitted, &view.fittedResidual}, {&view.heldOut, &view.heldOutResidual}}) {
        for (std::size_t i = 0; i < from->x.size(); ++i) {
            to->x.push_back(from->x[i]);
            to->y.push_back(from->y[i] - voltageAt(from->x[i] / kEnd_s));
        }
    }
    view.caption = QStringLiteral("median, 50 and 90 % parameters, 90 % with noise");
    return view;
}

PriorsView priors()
{
    PriorsView view;
    const double inf = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < 6; ++i) {
        PriorRowView row;
        row.label = labels()[i];
        row.nominal = kMeans[i];
        row.logarithmic = i != 4;
        row.removable = i != 5;
        row.prior = {PriorKind::Lognormal, kMeans[i], 1.0, 0.0, inf};
        if (i == 4)
            row.prior = {PriorKind::Normal, 1.0, 0.2, 0.3, 3.0};
        if (i == 3)
            row.prior = {PriorKind::Uniform, 0.0, 1.0, 5e-8, 2e-6};
        view.rows.push_back(row);
    }
    view.noise.push_back({QStringLiteral("Noise"), NoiseKind::StudentT, false, true,
                          QStringLiteral("A few measurements may be far off."), 5});
    view.advice = {
        QStringLiteral(
            "The band is ten times wider than the data: these priors say little, which is fine for "
            "five parameters and 300 points."),
        {}};
    return view;
}

PriorPredictiveView priorPredictive()
{
    return {{QStringLiteral("1C")}, {predictiveCurve(true)}, false, QStringLiteral("200 curves, 3 failed")};
}

IdentifyView identify()
{
    IdentifyView view;
    view.caption = QStringLiteral("before sampling · 0.4 s");
    const char* whys[] = {"a long discharge on a sloped OCV excites it",
                          "in part compensated by the other diffusivity (cosine 0.91)",
                          "one rate only; a spectrum would show it", "moves the curve by less than the noise",
                          "the residuals show it"};
    const std::size_t which[] = {0, 1, 2, 4, 5};
    const Verdict verdicts[] = {{Tone::Good, QStringLiteral("identified")},
                                {Tone::Good, QStringLiteral("identified")},
                                {Tone::Weak, QStringLiteral("weakly")},
                                {Tone::Neutral, QStringLiteral("not")},
                                {Tone::Good, QStringLiteral("identified")}};
    const double sds[] = {0.05, 0.10, 0.41, 0.96, 0.04};
    for (std::size_t i = 0; i < 5; ++i)
        view.rows.push_back(
            {labels()[which[i]], verdicts[i], sds[i], 3.0 * (1.0 - sds[i]), QString::fromUtf8(whys[i])});
    for (std::size_t i = 0; i < 4; ++i) {
        ProfileView profile;
        profile.label = labels()[which[i]];
        const double centre = kMeans[which[i]];
        const double wide = std::min(0.9, 3.0 * sds[i]);
        profile.profile.x = range(centre * (1.0 - wide), centre * (1.0 + wide), 25);
        for (const double x : profile.profile.x)
            profile.profile.y.push_back(-0.5 * std::pow((x / centre - 1.0) / sds[i], 2.0));
        view.profiles.push_back(profile);
        view.cosineLabels.push_back(labels()[which[i]]);
    }
    view.cosines = {
        {1.0, 0.91, 0.22, 0.10}, {0.91, 1.0, 0.15, 0.31}, {0.22, 0.15, 1.0, 0.97}, {0.10, 0.31, 0.97, 1.0}};
    view.eigenvalues = {{1.0, QStringLiteral("Dₛ,ₙ · Dₛ,ₚ")},
                        {3e-2, QStringLiteral("Dₛ,ₙ / Dₛ,ₚ")},
                        {4e-4, QStringLiteral("kₙ · κ")},
                        {2e-9, QStringLiteral("κ / kₙ")}};
    view.sloppiest =
        QStringLiteral("The voltage cannot tell the conductivity from the reaction rate: only their product "
                       "is known (condition number 5e8).");
    view.advice = {QStringLiteral("Fix the separator thickness, or add an impedance spectrum."),
                   QStringLiteral("Fix it")};
    return view;
}

SampleView sampling()
{
    SampleView view;
    view.state = RunState::Running;
    view.headline = QStringLiteral("1 210 of 4 000 draws");
    view.method = QStringLiteral("NUTS, 4 chains");
    view.detail = QStringLiteral("about 40 s left · 31 draws/s · 0 divergences");
    view.progress = 0.3;
    view.advice = {
        {QStringLiteral("All chains agree (R-hat ≤ 1.004). The rate constant mixes slowest; 1 300 more draws "
                        "give it 400 effective ones per chain."),
         {}}};
    view.solves = {{QStringLiteral("Full model"), QStringLiteral("24 310, 1.1 ms each")},
                   {QStringLiteral("Failed"), QStringLiteral("3 (0.01 %): electrolyte ran dry")},
                   {QStringLiteral("Solver error"), QStringLiteral("0.02 sd, harmless")}};
    view.earlier = QStringLiteral("another_cell_of_the_same_kind");
    return view;
}

TracesView traces(int parameters, int drawn)
{
    TracesView view;
    view.warmup = 200;
    view.draws = 1500;
    const std::size_t which[] = {0, 1, 2, 5, 3, 4, 6, 7};
    for (int p = 0; p < parameters; ++p) {
        const std::size_t at = which[p];
        TraceView trace;
        trace.label = labels()[at];
        for (unsigned chain = 0; chain < 4; ++chain) {
            Noise noise(10 * static_cast<unsigned>(p) + chain);
            std::vector<double> values;
            for (int i = 0; i < drawn; ++i)
                values.push_back(kMeans[at] + kSds[at] * noise());
            trace.chains.push_back(values);
        }
        Noise noise(99 + static_cast<unsigned>(p));
        for (int i = 60; i < drawn; i += 20) {
            trace.rHat.x.push_back(i);
            trace.rHat.y.push_back(1.0 + 3.0 * std::exp(-i / 90.0) + 0.0008 * std::abs(noise()) + 0.001);
        }
        trace.lastRHat = 1.001 + 0.001 * p;
        trace.ess = 2310 - 320 * p;
        view.traces.push_back(trace);
    }
    return view;
}

PosteriorView posterior(int parameters)
{
    PosteriorView view;
    view.draws = 4000;
    const auto gauss = [](double x, double mean, double sd) {
        return std::exp(-0.5 * std::pow((x - mean) / sd, 2.0)) / (sd * std::sqrt(2.0 * 3.14159265358979));
    };
    for (int p = 0; p < parameters; ++p) {
        const auto at = static_cast<std::size_t>(p);
        MarginalView m{labels()[at], kMeans[at] - 4.0 * kSds[at], kMeans[at] + 4.0 * kSds[at], {}, {}};
        m.posterior.x = m.prior.x = range(m.lower, m.upper, 120);
        for (const double x : m.posterior.x) {
            m.posterior.y.push_back(gauss(x, kMeans[at], kSds[at]));
            m.prior.y.push_back(gauss(x, kMeans[at], 6.0 * kSds[at]));
        }
        view.marginals.push_back(m);
        SummaryRowView row{labels()[at],       kMeans[at],
                           kSds[at],           kMeans[at] - 1.64 * kSds[at],
                           kMeans[at],         kMeans[at] + 1.64 * kSds[at],
                           0.03 * kSds[at],    0.02 * kSds[at],
                           0.03 * kSds[at],    1.001 + 0.001 * p,
                           3120.0 - 250.0 * p, 2410.0 - 210.0 * p,
                           0.01 * kSds[at],    2.6};
        view.summary.push_back(row);
        for (int q = 0; q < p; ++q) {
            const auto other = static_cast<std::size_t>(q);
            const double rho = q == 0 && p == 1 ? 0.82 : q == 2 && p == 3 ? -0.6 : 0.1;
            PairView pair{q, p, {}, {{0.5, {Series{}}}, {0.9, {Series{}}}}};
            Noise noise(static_cast<unsigned>(100 * p + q));
            for (int i = 0; i < 600; ++i) {
                const double u = noise();
                const double v = rho * u + std::sqrt(1.0 - rho * rho) * noise();
                pair.points.x.push_back(kMeans[other] + kSds[other] * u);
                pair.points.y.push_back(kMeans[at] + kSds[at] * v);
            }
            for (ContourView& contour : pair.contours) {
                const double r = std::sqrt(-2.0 * std::log(1.0 - contour.mass));
                for (const double angle : range(0.0, 6.2831853, 80)) {
                    const double u = r * std::cos(angle);
                    const double v =
                        r * (rho * std::cos(angle) + std::sqrt(1.0 - rho * rho) * std::sin(angle));
                    contour.lines[0].x.push_back(kMeans[other] + kSds[other] * u);
                    contour.lines[0].y.push_back(kMeans[at] + kSds[at] * v);
                }
            }
            view.pairs.push_back(pair);
        }
    }
    view.inWords = QStringLiteral(
        "The two diffusivities move together (correlation 0.82): the discharge sees mostly the sum "
        "of their delays. The negative reaction rate is known to 20 %.");
    return view;
}

/// A distribution function that wanders within its band.
EcdfView distribution(const QString& name)
{
    EcdfView view{name, QStringLiteral("p = 0.43"), {}, {}, {}, false};
    for (int i = 1; i < 20; ++i) {
        const double z = i / 20.0;
        view.point.push_back(z);
        view.excess.push_back(0.04 * std::sin(9.0 * z) * std::sqrt(z * (1.0 - z)));
        view.band.lower.push_back(-0.25 * std::sqrt(z * (1.0 - z)));
        view.band.upper.push_back(0.25 * std::sqrt(z * (1.0 - z)));
    }
    return view;
}

ProtocolView protocol()
{
    ProtocolView view;
    view.curve = predictiveCurve(false);
    view.curve.fitted = view.curve.heldOut = view.curve.fittedResidual = view.curve.heldOutResidual = {};
    view.curve.holdOut.reset();
    view.protocol = QStringLiteral("discharge at 2C until 2.5 V; rest for 1 h");
    view.figures = {{QStringLiteral("Charge discharged"), QStringLiteral("4.71(4) Ah")},
                    {QStringLiteral("Lowest voltage"), QStringLiteral("2.5002(1) V")}};
    view.quantities = {{QStringLiteral("Charge discharged"), QStringLiteral("Ah")},
                       {QStringLiteral("Lowest voltage"), QStringLiteral("V")}};
    view.limit = {0, true, 4.6, 0.0, 12.0};
    view.risk = {{QStringLiteral("Probability"), QStringLiteral("4 %"), QStringLiteral("± 1 %")},
                 {QStringLiteral("Expected cost"), QStringLiteral("0.31"), QStringLiteral("± 0.05")}};
    view.riskSays = QStringLiteral("Of the cell itself; beyond the limit by 26 mAh on average.");
    view.models = averaged();
    view.riskOfModels = {{QStringLiteral("SPMe with a film, an invented analysis"), QStringLiteral("3 %")},
                         {QStringLiteral("SPM"), QStringLiteral("9 %")}};
    return view;
}

SamplerCheckView samplerCheck()
{
    SamplerCheckView view;
    for (const char* name : {"Diffusivity of the negative electrode", "Series resistance", "Log likelihood"})
        view.ranks.push_back(distribution(QString::fromUtf8(name)));
    view.caption = QStringLiteral("50 data sets, ranks among 99 draws.");
    view.advice = {QStringLiteral("The ranks are uniform, as far as 50 data sets can tell."), {}};
    return view;
}

PredictView prediction()
{
    PredictView view;
    view.curve = predictiveCurve(false);
    view.figures = {
        {QStringLiteral("90 % band holds"), QStringLiteral("91 %"), QStringLiteral("fitted")},
        {{}, QStringLiteral("86 %"), QStringLiteral("held out")},
        {QStringLiteral("Log predictive density"), QStringLiteral("3.94"), QStringLiteral("per point")},
        {QStringLiteral("Residual rms"), QStringLiteral("4.1 mV"), QStringLiteral("fitted")},
        {{}, QStringLiteral("6.3 mV"), QStringLiteral("held out")}};
    view.advice = {
        QStringLiteral("Beyond 40 min the band widens: the end of the discharge depends on the positive "
                       "electrode's diffusivity, which this window barely sees."),
        {}};
    view.datasets = {QStringLiteral("invented_1C")};
    view.checks = {{{Tone::Good, QStringLiteral("Size of the residuals")},
                    QStringLiteral("0.43"),
                    QStringLiteral("fitted")},
                   {{Tone::Warning, QStringLiteral("Neighbours alike")}, QStringLiteral("< 0.01"), {}}};
    view.checksSay = QStringLiteral("Residuals of neighbours go together by 0.6, where the noise has 0.02.");
    view.pits = {distribution(QStringLiteral("fitted")), distribution(QStringLiteral("held out"))};
    view.models = averaged();
    for (const double share : view.curve.epistemicShare)
        view.curve.betweenShare.push_back(0.4 * (1.0 - share));
    return view;
}

CompareView comparison()
{
    CompareView view;
    view.analyses = {{1,
                      QStringLiteral("SPM"),
                      QStringLiteral("SPM · 5 unknowns · Independent"),
                      {Tone::Good, QStringLiteral("log evidence 2310.42(6)")},
                      QStringLiteral("0 %"),
                      1.0,
                      false},
                     {2,
                      QStringLiteral("SPMe with a film, an invented analysis"),
                      QStringLiteral("SPMe · 7 unknowns · Correlated, AR(1)"),
                      {Tone::Weak, QStringLiteral("log evidence 2316.1(2)")},
                      QStringLiteral("100 %"),
                      2.0,
                      true},
                     {3,
                      QStringLiteral("DFN"),
                      QStringLiteral("DFN · 6 free parameters · Independent"),
                      {Tone::Warning, QStringLiteral("out of date")},
                      {},
                      1.0,
                      false}};
    view.evidence = {{QStringLiteral("SPMe with a film, an invented analysis"),
                      {0.0, 0.2},
                      EvidencePointView{0.0, 0.25},
                      EvidencePointView{0.0, 0.2}},
                     {QStringLiteral("SPM"), {-5.7, 0.06}, EvidencePointView{-6.2, 0.1}, std::nullopt}};
    view.caption = QStringLiteral("500 measurements · invented numbers");
    view.tables = {
        {QStringLiteral("Bayes factors"),
         QStringLiteral("their logarithms, with standard errors"),
         {QString(), QStringLiteral("as stated"), QStringLiteral("half widths"), QStringLiteral("twice"),
          QStringLiteral("posterior odds")},
         {{QStringLiteral("The data speak very strongly for SPMe with a film, an invented analysis over SPM "
                          "(Bayes factor 299)."),
           {QStringLiteral("5.7(2)"), QStringLiteral("6.2(3)"), QStringLiteral("–"),
            QStringLiteral("598 : 1")}}},
         {}},
        {QStringLiteral("Each step predicted from the others"),
         QStringLiteral("PSIS-LOO, log predictive density"),
         {QString(), QStringLiteral("of all"), QStringLiteral("less the first"),
          QStringLiteral("effective unknowns"), QStringLiteral("largest k")},
         {{QStringLiteral("SPMe with a film, an invented analysis"),
           {QStringLiteral("2310(12)"), QStringLiteral("0"), QStringLiteral("6.1"), QStringLiteral("0.62")}},
          {QStringLiteral("SPM"),
           {QStringLiteral("2301(11)"), QStringLiteral("-9(4)"), QStringLiteral("4.9"),
            QStringLiteral("0.81")}}},
         QStringLiteral(
             "SPM: Without 1C, step 2 (discharge) the posterior is another (k above 0.67): what is "
             "said of it is only a rough estimate.")}};
    view.advice = {
        QStringLiteral("The data speak very strongly for SPMe with a film over SPM. So they do with "
                       "priors of half and twice the widths."),
        {}};
    view.future = {blocks(QStringLiteral("SPMe with a film, an invented analysis"), 4.2),
                   blocks(QStringLiteral("SPM"), 3.9)};
    view.futureCaption = QStringLiteral("Log predictive density of each block; grey: rough estimates.");
    view.methods = {QStringLiteral("Automatic"), QStringLiteral("SMC")};
    view.button = QStringLiteral("Compute evidence");
    view.missing = true;
    view.work = {true, 0.34, QStringLiteral("34 % · about 2 min left")};
    return view;
}

ReportView report()
{
    ReportView view;
    const char* titles[] = {"Summary", "Data", "Model and priors", "Sampling", "Posterior", "Prediction"};
    for (const char* title : titles)
        view.sections.push_back({QString::fromUtf8(title).toLower(), QString::fromUtf8(title), true, true});
    view.sections.push_back({QStringLiteral("compare"), QStringLiteral("Comparison"), false, false});
    for (int i = 0; i < 2; ++i) {
        QImage page(1240, 1754, QImage::Format_RGB32);
        page.fill(Qt::white);
        QPainter painter(&page);
        QFont font = painter.font();
        font.setPixelSize(40);
        painter.setFont(font);
        painter.drawText(page.rect().adjusted(120, 120, -120, -120),
                         QStringLiteral("Invented page %1").arg(i + 1));
        view.pages.push_back(page);
    }
    return view;
}

} // namespace interphase::sample
