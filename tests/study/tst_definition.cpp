#include "core/message.h"
#include "study/definition.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <limits>
#include <random>

using namespace interphase;

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

std::string sentenceOf(const std::string& json)
{
    try {
        parseDefinition(json, "example.json");
    } catch (const InputError& error) {
        return error.what();
    }
    return "accepted";
}

DataUse dataUse(const std::string& name)
{
    DataUse out;
    out.name = name;
    return out;
}

/// A definition that uses everything the format knows.
Definition rich()
{
    Definition out;
    out.title = "LG M50 \"quoted\" \xc3\xbc";
    out.note = "two\nlines\t\\";
    out.parameters = "Chen2020";
    out.overrides = {{"Negative electrode/Thickness [m]", 8.5e-5},
                     {"Positive electrode/Porosity", 1.0 / 3.0}};
    out.model = {ModelKind::Spme, 303.15, {}};
    DataUse first = dataUse("1C");
    first.file = "a/nmc_1C.csv";
    first.columns = {{"time", "Time [s]"}};
    first.chargePositive = true;
    first.fit = TimeWindow{0.0, 3000.1};
    first.holdOut = TimeWindow{3000.1, 3600.0};
    first.points = 250;
    first.settle_s = 1.5;
    DataUse second = dataUse("pulses");
    second.socSource = InitialSocSource::Value;
    second.initialSoc = 0.98;
    second.chargePositive = false;
    DataUse third = dataUse("rest");
    third.socSource = InitialSocSource::Free;
    third.socPrior = {PriorKind::Normal, 0.9, 0.02, 0.0, 1.0};
    out.data = {first, second, third};
    out.free = {
        {"Negative electrode/Diffusivity [m2.s-1]", {PriorKind::Lognormal, 3e-14, 0.7}},
        {"Positive electrode/Diffusivity [m2.s-1]", {PriorKind::HalfNormal, 0.0, 1e-14, -kInfinity, 1e-13}},
        {"Negative electrode/Porosity", {PriorKind::Uniform, 0.0, 1.0, 0.1, 0.5}},
        {"Separator/Porosity", {PriorKind::Gamma, 2.5, 0.1, 0.2}},
        {"Positive electrode/Thickness [m]", {PriorKind::Normal, 7.56e-5, 1e-300}}};
    out.free[2].coordinate = Coordinate::Logarithm;
    out.free.push_back({"Positive electrode/Porosity", {PriorKind::Beta, 2.0, 3.5, 0.1, 0.9}});
    out.free.push_back(
        {"Negative electrode/Thickness [m]", {PriorKind::StudentT, 8.5e-5, 1e-6, 0.0, kInfinity, 4.0}});
    out.free.push_back(
        {"Positive electrode/Minimum stoichiometry", {PriorKind::LogitNormal, 0.3, 0.5, 0.0, 1.0}});
    out.correlations = {{{"Negative electrode/Porosity", "Separator/Porosity", "sigma_V"},
                         {1.0, 0.5, 0.0, 0.5, 1.0, -1.0 / 3.0, 0.0, -1.0 / 3.0, 1.0},
                         "run 3 of first.interphase"},
                        {{"tau_s (1C)", "Initial SOC (rest)"}, {1.0, -0.9, -0.9, 1.0}, {}}};
    out.noise = {NoiseKind::Discrepancy,
                 {PriorKind::HalfNormal, 0.0, 3e-3},
                 {PriorKind::Gamma, 2.0, 30.0},
                 {PriorKind::HalfNormal, 0.0, 1e-3}};
    out.noise.separate = true;
    NoiseDefinition heavy = defaultNoise(NoiseKind::StudentT), growing = defaultNoise(NoiseKind::Growing),
                    known = defaultNoise(NoiseKind::Covariance);
    heavy.nu = {PriorKind::Lognormal, 5.0, 0.5};
    growing.alpha = {PriorKind::HalfNormal, 0.0, 1e-9};
    known.covariance = {{0.0, 10.5}, {1e-6, 1.0 / 3e6, 1.0 / 3e6, 2e-6}};
    out.dataNoise = {{{"pulses"}, heavy}, {{"rest", "1C"}, growing}, {{"not read yet"}, known}};
    out.data[0].usesTemperature = true;
    out.data[1].usesVoltage = false;
    out.data[1].usesTemperature = true;
    out.temperatureNoise = defaultNoise(NoiseKind::Discrepancy, MeasuredQuantity::Temperature);
    out.temperatureNoise.white = {PriorKind::HalfNormal, 0.0, 0.02};
    out.temperatureNoise.separate = true;
    SpectrumUse spectrum, rest;
    spectrum.name = "EIS";
    spectrum.file = "eis.csv";
    rest.name = "EIS at rest";
    spectrum.socSource = InitialSocSource::Free;
    spectrum.socPrior = {PriorKind::Normal, 0.5, 0.02, 0.0, 1.0};
    rest.source = "b.csv";
    rest.sourceSha256 = "0f";
    rest.frequency_Hz = {0.1, 1.0 / 3.0, 1e4};
    rest.real_ohm = {0.02, 0.015, 0.01};
    rest.imaginary_ohm = {-0.01, -1.0 / 300.0, 1e-4};
    rest.fit = FrequencyWindow{0.05, 1e3};
    rest.socSource = InitialSocSource::RestVoltage;
    rest.restVoltage_V = 3.7;
    rest.temperature_K = 310.0;
    out.spectra = {spectrum, rest};
    CapacityUse rates, warm;
    rates.name = "rates";
    rates.current_A = {0.5, 5.0, 10.0};
    rates.capacity_Ah = {5.01, 4.7, 3.9};
    rates.cutoff_V = 2.5;
    rates.socSource = InitialSocSource::RestVoltage;
    rates.restVoltage_V = 4.18;
    warm.name = "warm";
    warm.current_A = {5.0};
    warm.capacity_Ah = {4.9};
    warm.cutoff_V = 2.8;
    warm.soc = 0.98;
    warm.temperature_K = 313.15;
    out.capacities = {rates, warm};
    out.capacityNoise = defaultNoise(NoiseKind::StudentT, MeasuredQuantity::Capacity);
    out.capacityNoise.sigma = {PriorKind::HalfNormal, 0.0, 0.02};
    out.capacityNoise.separate = true;
    out.impedanceNoise = defaultNoise(NoiseKind::StudentT, MeasuredQuantity::Impedance);
    out.impedanceNoise.sigma = {PriorKind::Lognormal, 2e-4, 0.5};
    out.sampler = {3, 0, 1234, 18446744073709551615ull, 1};
    out.priorWeight = 0.25;
    out.sampler.kind = SamplerKind::Ensemble;
    out.sampler.chainStarts = ChainStarts::Pathfinder;
    out.sampler.metric = MetricKind::LowRank;
    out.sampler.targetAcceptance = 0.95;
    out.sampler.targetEss = 400.5;
    out.sampler.targetMcse = 0.02;
    out.derived = {{"b: first [s]", "R_n ** 2 / D_s_n"},
                   {"a", "'Negative electrode/Thickness [m]' / L_p - 'sigma_V (1C)' * 'Initial SOC (rest)'"}};
    return out;
}

/// The first block of JSON within the help page.
std::string helpExample()
{
    QFile page(QStringLiteral(INTERPHASE_SOURCE_DIR "/resources/help/definition.md"));
    if (!page.open(QIODevice::ReadOnly))
        return {};
    const std::string text = page.readAll().toStdString();
    const auto begin = text.find("```json\n") + 8;
    return text.substr(begin, text.find("```", begin) - begin);
}

} // namespace

class TestDefinition : public QObject
{
    Q_OBJECT

private slots:
    void roundTripIsExact();
    void defaultsAreReadFromAlmostNothing();
    void unusedNumbersComeBackAsDefaults();
    void priorsSurviveSimplerNoise();
    void kindOfNoiseBringsItsDefaults();
    void kindOfSamplerBringsItsDefaults();
    void noiseIsShared();
    void forgottenDataLeaveTheNoise();
    void olderDefinitionsMeanTheSame();
    void helpExampleIsComplete();
    void errors_data();
    void errors();
    void everyPrefixIsRefused();
    void changedBytesNeverCrash();
    void numbersThatAreNotFiniteAreNotWritten();
    void textThatIsNotUtf8IsNotWritten();
    void incompleteIsNamed();
    void filesAreRead();
};

void TestDefinition::roundTripIsExact()
{
    const Definition definition = rich();
    const std::string json = formatDefinition(definition);
    const Definition back = parseDefinition(json, "x");
    QVERIFY(back == definition);
    QCOMPARE(formatDefinition(back), json);
    QVERIFY(parseDefinition(formatDefinition(Definition{}), "x") == Definition{});
}

void TestDefinition::defaultsAreReadFromAlmostNothing()
{
    QVERIFY(parseDefinition(R"({"interphase": 1})", "x") == Definition{});
    QVERIFY(parseDefinition("\xef\xbb\xbf{\"interphase\": 1}", "x") == Definition{});
}

void TestDefinition::unusedNumbersComeBackAsDefaults()
{
    Definition definition;
    definition.data = {dataUse("a")};
    definition.data[0].initialSoc = 0.3;
    const Definition back = parseDefinition(formatDefinition(definition), "x");
    QCOMPARE(back.data[0].initialSoc, 1.0);
}

void TestDefinition::priorsSurviveSimplerNoise()
{
    Definition definition;
    definition.noise.tau_s = {PriorKind::Gamma, 2.0, 30.0};
    definition.noise.white = {PriorKind::HalfNormal, 0.0, 1e-3};
    QVERIFY(parseDefinition(formatDefinition(definition), "x") == definition);
}

void TestDefinition::kindOfNoiseBringsItsDefaults()
{
    const Definition stated = parseDefinition(
        R"({"interphase": 1, "noise": {"kind": "discrepancy", "tau_s": {"distribution": "half-normal", "scale": 9}}})",
        "x");
    NoiseDefinition expected = defaultNoise(NoiseKind::Discrepancy);
    expected.tau_s = {PriorKind::HalfNormal, 0.0, 9.0};
    QVERIFY(stated.noise == expected);
    NoiseDefinition changed = stated.noise;
    changeKind(changed, NoiseKind::Independent);
    QVERIFY(changed.sigma == NoiseDefinition{}.sigma);
    QVERIFY(changed.tau_s == expected.tau_s);
    changeKind(changed, NoiseKind::Discrepancy);
    QVERIFY(changed == expected);
}

void TestDefinition::kindOfSamplerBringsItsDefaults()
{
    const auto parsed = [](const char* sampler) {
        return parseDefinition(std::string("{\"interphase\": 1, \"sampler\": ") + sampler + "}", "x").sampler;
    };
    QCOMPARE(parsed("{\"kind\": \"ensemble\"}").draws, 2000);
    QCOMPARE(parsed("{\"kind\": \"ensemble\", \"draws\": 500}").draws, 500);
    QCOMPARE(parsed("{\"kind\": \"nuts\"}").draws, 500);
    SamplerDefinition changed;
    changed.warmup = 123;
    changeKind(changed, SamplerKind::Ensemble);
    QCOMPARE(changed.warmup, 123);
    QCOMPARE(changed.draws, 2000);
    changeKind(changed, SamplerKind::Nuts);
    QCOMPARE(changed.draws, 500);
}

void TestDefinition::noiseIsShared()
{
    Definition definition;
    definition.data = {dataUse("a"), dataUse("b"), dataUse("c")};
    std::vector<SharedNoise> shared = sharedNoise(definition);
    QCOMPARE(shared.size(), std::size_t(1));
    QVERIFY(shared[0].suffix.empty() && shared[0].data == (std::vector<std::string>{"a", "b", "c"}));
    definition.dataNoise = {{{"c", "a"}, defaultNoise(NoiseKind::StudentT)}};
    shared = sharedNoise(definition);
    QCOMPARE(shared.size(), std::size_t(2));
    QVERIFY(shared[0].noise == &definition.noise && shared[0].suffix.empty());
    QCOMPARE(shared[1].suffix, std::string(" (a, c)"));
    QVERIFY(shared[1].noise->kind == NoiseKind::StudentT);
    definition.dataNoise[0].noise.separate = true;
    shared = sharedNoise(definition);
    QCOMPARE(shared.size(), std::size_t(3));
    QCOMPARE(shared[2].suffix, std::string(" (c)"));
}

void TestDefinition::forgottenDataLeaveTheNoise()
{
    Definition definition;
    definition.dataNoise = {{{"a", "b"}, defaultNoise(NoiseKind::Drift)}, {{"c"}, {}}};
    renameData(definition, "b", "d");
    forgetData(definition, "c");
    QCOMPARE(definition.dataNoise.size(), std::size_t(1));
    QVERIFY(definition.dataNoise[0].data == (std::vector<std::string>{"a", "d"}));
}

/// What was written before there were groups and further kinds reads as it did, and is written the same.
void TestDefinition::olderDefinitionsMeanTheSame()
{
    const Definition old = parseDefinition(
        R"({"interphase": 1, "noise": {"kind": "ar1", "sigma_V": {"distribution": "lognormal", "median": 0.002, "sigma": 1}}})",
        "x");
    QVERIFY(old.noise == defaultNoise(NoiseKind::Autoregressive));
    QVERIFY(old.dataNoise.empty() && old.correlations.empty());
    const std::string written = formatDefinition(old);
    for (const char* key : {"groups", "separate", "correlations", "coordinate", "nu", "alpha"})
        QVERIFY2(written.find(key) == std::string::npos, key);
}

void TestDefinition::helpExampleIsComplete()
{
    const Definition definition = parseDefinition(helpExample(), "definition.md");
    requireComplete(definition, "definition.md");
    QCOMPARE(definition.data.size(), std::size_t(2));
    QCOMPARE(definition.data[0].columns.size(), std::size_t(3));
    QCOMPARE(definition.data[1].socPrior.b, 0.02);
    QCOMPARE(definition.free[0].prior.a, 3e-14);
    QCOMPARE(definition.overrides.at("Negative electrode/Thickness [m]"), 8.5e-5);
    QVERIFY(definition.noise.kind == NoiseKind::Discrepancy);
}

void TestDefinition::errors_data()
{
    QTest::addColumn<std::string>("json");
    QTest::addColumn<std::string>("sentence");
    const auto row = [](const char* name, const std::string& json, const std::string& sentence) {
        QTest::newRow(name) << json << "example.json, " + sentence;
    };
    const auto body = [](const std::string& inner) { return "{\"interphase\": 1,\n" + inner + "}"; };
    const auto data = [&](const std::string& inner) {
        return body("\"data\": [{\"name\": \"a\",\n" + inner + "}]");
    };
    const auto prior = [&](const std::string& inner) {
        return body("\"noise\": {\"sigma_V\": {\n" + inner + "}}");
    };
    const auto free = [&](const std::string& path, const std::string& p) {
        return body("\"parameters\": [{\"path\": \"" + path + "\",\n\"prior\": " + p + "}]");
    };
    const std::string uniform = R"({"distribution": "uniform", "lower": 1, "upper": 2})";

    row("syntax", "{\"interphase\": 1,\n  \"title\": abc}",
        "line 2, column 12: not JSON: syntax error while parsing value - invalid literal; last read: "
        "'\"title\": a'.");
    row("cut off", "{\"interphase\": 1,\n",
        "line 2, column 1: not JSON: syntax error while parsing object key - unexpected end of input; "
        "expected string "
        "literal.");
    row("empty", "",
        "line 1, column 1: not JSON: syntax error while parsing value - unexpected end of input; expected "
        "'[', '{', or a "
        "literal.");
    row("text after the end", "{\"interphase\": 1}\n}",
        "line 2, column 1: not JSON: syntax error while parsing value - unexpected '}'; expected end of "
        "input.");
    row("number beyond double", data("\"initial_soc\": 1e999"),
        "line 3, column 20: not JSON: number overflow parsing '1e999'.");
    row("not an object", "[1]", "line 1, /: found a list; expected an object in braces.");
    row("no version", "{}",
        "line 1, /: the key \"interphase\" is missing; expected the version of the definition's format, 1.");
    row("newer version", "{\"interphase\": 2, \"new\": 1}",
        "line 1, /interphase: found 2; expected 1, the version of the format this program knows.");
    row("key twice", body("\"title\": \"a\",\n\"title\": \"b\""),
        "line 3, /title: the key stands here a second time; expected it once.");
    row("key twice within a list",
        body("\"data\": [{\"name\": \"a\"}, {\"name\": \"b\",\n \"name\": \"c\"}]"),
        "line 3, /data/1/name: the key stands here a second time; expected it once.");
    row("misspelt key", data("\"pionts\": 3"),
        "line 3, /data/0/pionts: unknown key; did you mean \"points\"?");
    row("case", data("\"Fit\": [0, 1]"), "line 3, /data/0/Fit: unknown key; did you mean \"fit\"?");
    row("unknown key", body("\"xyz\": 3"),
        "line 2, /xyz: unknown key; expected one of \"interphase\", \"title\", \"note\", \"cell\", "
        "\"model\", \"data\", \"spectra\", \"capacities\", "
        "\"parameters\", \"correlations\", \"noise\", \"sampler\", \"derived\" or \"prior_weight\".");
    row("no prior weight", body("\"prior_weight\": 0"),
        "line 2, /prior_weight: found 0; expected a number above 0.");
    row("sampler kind", body("\"sampler\": {\"kind\": \"hmc\"}"),
        "line 2, /sampler/kind: found \"hmc\"; expected \"nuts\", \"ensemble\", \"surrogate\" or \"smc\".");
    row("too few particles", body("\"sampler\": {\"draws\": 3, \"kind\": \"smc\"}"),
        "line 2, /sampler/draws: found 3; expected a whole number from 10 to 1000000.");
    row("acceptance of 1", body("\"sampler\": {\"target_acceptance\": 1}"),
        "line 2, /sampler/target_acceptance: found 1; expected a number from 0.5 to 0.999.");
    row("formula", body("\"derived\": {\"ratio\": \"D_s_n / (D_s_p\"}"),
        "line 2, /derived/ratio: character 15: found the end; expected \")\".");
    row("formula with an unknown name", body("\"derived\": {\"ratio\": \"D_s_n2 / D_s_nn\"}"),
        "line 2, /derived/ratio: character 10: found \"D_s_nn\"; expected \"D_s_n\", or another symbol of a "
        "parameter.");
    row("formula is a number", body("\"derived\": {\"ratio\": 3}"),
        "line 2, /derived/ratio: found 3; expected a formula in quotes, such as \"R_n ** 2 / D_s_n\".");
    row("title is a number", body("\"title\": 3"), "line 2, /title: found 3; expected text in quotes.");
    row("model kind", body("\"model\":\n {\"kind\": \"DFN\"}"),
        "line 3, /model/kind: found \"DFN\"; expected \"spm\", \"spme\" or \"dfn\".");
    row("cell is text", body("\"cell\": \"Chen2020\""),
        "line 2, /cell: found \"Chen2020\"; expected an object in braces.");
    row("unknown parameter in set", body("\"cell\": {\"set\": {\"Thicknes\": 1}}"),
        "line 2, /cell/set/Thicknes: \"Thicknes\" is not a parameter of a cell; expected a BPX path such as "
        "\"Negative "
        "electrode/Thickness [m]\".");
    row("misspelt parameter in set", body("\"cell\": {\"set\": {\"Negative electrode/thickness\": 1}}"),
        "line 2, /cell/set/Negative electrode/thickness: \"Negative electrode/thickness\" is not a parameter "
        "of a cell; "
        "did you mean \"Negative electrode/Thickness [m]\"?");
    row("value is text", body("\"cell\": {\"set\": {\"Separator/Porosity\": \"0.5\"}}"),
        "line 2, /cell/set/Separator/Porosity: found \"0.5\"; expected a number from 0.001 to 1.");
    row("data without name", body("\"data\": [{}]"),
        "line 2, /data/0: the key \"name\" is missing; expected a name for the data set.");
    row("data is an object", body("\"data\": {}"),
        "line 2, /data: found an object; expected a list of data sets.");
    row("empty name", body("\"data\": [{\"name\": \"\"}]"),
        "line 2, /data/0/name: found \"\"; expected a name that is not empty.");
    row("repeated name", body("\"data\": [{\"name\": \"a\"},\n{\"name\": \"b\"},\n{\"name\": \"a\"}]"),
        "line 4, /data/2/name: \"a\" is already at /data/0/name; expected each once.");
    row("reversed window", data("\"fit\": [\n10,\n5]"),
        "line 5, /data/0/fit/1: found 5; expected a time after the begin of the window, 10 s.");
    row("window of one", data("\"fit\": [10]"),
        "line 3, /data/0/fit: found a list; expected two times in seconds, [begin, end].");
    row("windows overlap", data("\"fit\": [0, 10], \"hold_out\": [9, 12]"),
        "line 3, /data/0/hold_out: the hold-out window overlaps the fit window; expected two stretches of "
        "time without "
        "a common part.");
    row("too few points", data("\"points\": 1"),
        "line 3, /data/0/points: found 1; expected a whole number from 2 to 100000.");
    row("settling before the step", data("\"settle_s\": -1"),
        "line 3, /data/0/settle_s: found -1; expected a number from 0 to 1e+06 s.");
    row("points with a fraction", data("\"points\": 10.5"),
        "line 3, /data/0/points: found 10.5; expected a whole number from 2 to 100000.");
    row("sign", data("\"current_sign\": \"positive\""),
        "line 3, /data/0/current_sign: found \"positive\"; expected \"discharge-positive\" or "
        "\"charge-positive\".");
    row("soc word", data("\"initial_soc\": \"full\""),
        "line 3, /data/0/initial_soc: found \"full\"; expected \"rest voltage\", a number or {\"prior\": "
        "...}.");
    row("soc true", data("\"initial_soc\": true"),
        "line 3, /data/0/initial_soc: found true; expected \"rest voltage\", a number or {\"prior\": ...}.");
    row("columns", data("\"columns\": {\"volts\": \"U\"}"),
        "line 3, /data/0/columns/volts: unknown key; expected one of \"time\", \"current\", \"voltage\" or "
        "\"temperature\".");
    row("unknown free parameter", free("Negative electrode/Diffusivity", uniform),
        "line 2, /parameters/0/path: \"Negative electrode/Diffusivity\" is not a parameter of a cell; did "
        "you mean "
        "\"Negative electrode/Diffusivity [m2.s-1]\"?");
    row("repeated free parameter",
        body("\"parameters\": [{\"path\": \"Separator/Porosity\", \"prior\": {\"distribution\": \"uniform\", "
             "\"lower\": "
             "0.1, \"upper\": 0.9}},\n{\"path\": \"Separator/Porosity\", \"prior\": {\"distribution\": "
             "\"uniform\", "
             "\"lower\": 0.1, \"upper\": 0.9}}]"),
        "line 3, /parameters/1/path: \"Separator/Porosity\" is already at /parameters/0/path; expected each "
        "once.");
    row("one parameter under two paths",
        body("\"cell\": {\"set\": {\"Electrolyte/Initial concentration [mol.m-3]\": 1000,\n\"Initial "
             "conditions/Initial electrolyte concentration [mol.m-3]\": 1100}}"),
        "line 3, /cell/set/Initial conditions/Initial electrolyte concentration [mol.m-3]: \"Initial "
        "conditions/Initial "
        "electrolyte concentration [mol.m-3]\" is already at /cell/set/Electrolyte/Initial concentration "
        "[mol.m-3]; "
        "expected each once.");
    row("temperature in set", body("\"cell\": {\"set\": {\"Cell/Initial temperature [K]\": 300}}"),
        "line 2, /cell/set/Cell/Initial temperature [K]: found 300; expected the temperature under "
        "/model/temperature_K.");
    row("prior outside the bounds", free("Separator/Porosity", uniform),
        "line 3, /parameters/0/prior: no part of this prior lies within the bounds of "
        "\"Separator/Porosity\"; expected "
        "some of it between 0.001 and 1.");
    row("prior is a number", free("Separator/Porosity", "0.5"),
        "line 3, /parameters/0/prior: found 0.5; expected a prior such as {\"distribution\": \"lognormal\", "
        "\"median\": "
        "3e-14, \"sigma\": 0.7}.");
    row("unknown family", prior("\"distribution\": \"cauchy\""),
        "line 3, /noise/sigma_V/distribution: found \"cauchy\"; expected \"uniform\", \"normal\", "
        "\"lognormal\", "
        "\"half-normal\", \"gamma\", \"beta\", \"student-t\" or \"logit-normal\".");
    row("no family", prior("\"median\": 1"),
        "line 2, /noise/sigma_V: the key \"distribution\" is missing; expected the family of the prior.");
    row("improper uniform", prior("\"distribution\": \"uniform\", \"lower\": 0"),
        "line 2, /noise/sigma_V: the key \"upper\" is missing; expected the upper end of the uniform prior.");
    row("key of another family", prior("\"distribution\": \"lognormal\", \"mean\": 1"),
        "line 3, /noise/sigma_V/mean: unknown key; did you mean \"median\"?");
    row("sigma 0", prior("\"distribution\": \"lognormal\", \"median\": 1, \"sigma\": 0"),
        "line 3, /noise/sigma_V/sigma: found 0; expected a number above 0.");
    row("negative median", prior("\"distribution\": \"lognormal\", \"median\": -1, \"sigma\": 1"),
        "line 3, /noise/sigma_V/median: found -1; expected a number above 0.");
    row("reversed bounds", prior("\"distribution\": \"uniform\", \"lower\": 3, \"upper\": 2"),
        "line 3, /noise/sigma_V/upper: found 2; expected a number above \"lower\".");
    row("upper below the support",
        prior("\"distribution\": \"gamma\", \"shape\": 1, \"scale\": 2, \"upper\": -1"),
        "line 3, /noise/sigma_V/upper: found -1; expected a number above 0, where this prior begins.");
    row("noise may be negative", prior("\"distribution\": \"normal\", \"mean\": 1, \"sd\": 2"),
        "line 2, /noise/sigma_V: found an object; expected a prior for a positive number: lognormal, "
        "half-normal, gamma, "
        "or one with \"lower\" at or above 0.");
    row("beta without bounds", prior("\"distribution\": \"beta\", \"alpha\": 2, \"beta\": 3, \"lower\": 0"),
        "line 2, /noise/sigma_V: the key \"upper\" is missing; expected the upper end of the beta prior.");
    row("degrees of freedom",
        prior("\"distribution\": \"student-t\", \"location\": 0, \"scale\": 1, \"nu\": 0"),
        "line 3, /noise/sigma_V/nu: found 0; expected a number above 0.");
    row("median outside",
        prior("\"distribution\": \"logit-normal\", \"median\": 3, \"sigma\": 1, \"lower\": 0, \"upper\": 1"),
        "line 3, /noise/sigma_V/median: found 3; expected a number between \"lower\" and \"upper\".");
    row("coordinate",
        body("\"parameters\": [{\"path\": \"Separator/Porosity\", \"prior\": {\"distribution\": \"uniform\", "
             "\"lower\": 0.1, \"upper\": 0.9},\n\"coordinate\": \"ln\"}]"),
        "line 3, /parameters/0/coordinate: found \"ln\"; expected \"automatic\" or \"log\".");
    row("noise kind", body("\"noise\": {\"kind\": \"student\"}"),
        "line 2, /noise/kind: found \"student\"; expected \"gaussian\", \"ar1\", \"discrepancy\", "
        "\"growing\", "
        "\"drift\", \"student-t\" or \"covariance\".");
    row("separate", body("\"noise\": {\"separate\": 1}"),
        "line 2, /noise/separate: found 1; expected true or false.");
    row("group without data", body("\"noise\": {\"groups\": [\n{\"kind\": \"drift\"}]}"),
        "line 3, /noise/groups/0: the key \"data\" is missing; expected the names of the group's data sets.");
    row("data set in two groups",
        body("\"noise\": {\"groups\": [{\"data\": [\"a\"]},\n{\"data\": [\"b\", \"a\"]}]}"),
        "line 3, /noise/groups/1/data/1: \"a\" is already at /noise/groups/0/data; expected each once.");
    row("covariance without times", body("\"noise\": {\"kind\": \"covariance\"}"),
        "line 2, /noise: the key \"times_s\" is missing; expected the times of the measurements in seconds, "
        "at most "
        "2000, increasing.");
    row("covariance of another size",
        body("\"noise\": {\"kind\": \"covariance\", \"times_s\": [0, 1], \"covariance_V2\": [[1, 0]]}"),
        "line 2, /noise/covariance_V2: found a list; expected the covariance: a row and a column for each "
        "time.");
    row("indefinite covariance",
        body("\"noise\": {\"kind\": \"covariance\", \"times_s\": [0, 1], \"covariance_V2\": [[1, 2], [2, "
             "1]]}"),
        "line 2, /noise/covariance_V2: a matrix that is not positive definite; expected the covariance of "
        "measurements.");
    row("times of another kind", body("\"noise\": {\"times_s\": [0, 1]}"),
        "line 2, /noise/times_s: found a list; expected the times of a covariance only with \"kind\": "
        "\"covariance\".");
    const auto correlated = [&](const std::string& names, const std::string& matrix) {
        return body("\"correlations\": [{\"parameters\": [" + names + "],\n\"matrix\": " + matrix + "}]");
    };
    row("correlated misspelt",
        correlated("\"Separator/Porosity\", \"Negative electrode/porosity\"", "[[1, 0], [0, 1]]"),
        "line 2, /correlations/0/parameters/1: \"Negative electrode/porosity\" is not a parameter of a cell; "
        "did you "
        "mean \"Negative electrode/Porosity\"?");
    row("correlated alone", correlated("\"Separator/Porosity\"", "[[1]]"),
        "line 2, /correlations/0/parameters: found a list; expected the names of at least two free "
        "parameters, in "
        "quotes.");
    row("no correlations", correlated("\"Separator/Porosity\", \"sigma_V\"", "[[1, 2], [2, 1]]"),
        "line 3, /correlations/0/matrix: 2 in row 2, column 1; expected a symmetric matrix with 1 on its "
        "diagonal "
        "and numbers from -1 to 1 beside it.");
    row("no quantity", body("\"data\": [{\"name\": \"a\", \"quantities\": []}]"),
        "line 2, /data/0/quantities: found a list; expected a list of \"voltage\" and \"temperature\", or "
        "one "
        "of them.");
    row("quantity misspelt", body("\"data\": [{\"name\": \"a\", \"quantities\": [\"heat\"]}]"),
        "line 2, /data/0/quantities/0: found \"heat\"; expected \"voltage\" or \"temperature\".");
    row("spectrum called like data", body("\"data\": [{\"name\": \"a\"}],\n\"spectra\": [{\"name\": \"a\"}]"),
        "line 3, /spectra/0/name: \"a\" is already at /data/0/name; expected each once.");
    const auto capacity = [&](const std::string& keys) {
        return body("\"capacities\": [{\"name\": \"a\", " + keys + "}]");
    };
    row("capacities called like data",
        body("\"data\": [{\"name\": \"a\"}],\n\"capacities\": [{\"name\": \"a\"}]"),
        "line 3, /capacities/0/name: \"a\" is already at /data/0/name; expected each once.");
    row("currents fall", capacity("\"current_A\": [5, 1], \"capacity_Ah\": [1, 1]"),
        "line 2, /capacities/0/current_A: found a list; expected currents of the discharges in A, above 0, "
        "increasing, at most 100.");
    row("a capacity is missing", capacity("\"current_A\": [1, 5], \"capacity_Ah\": 4.9"),
        "line 2, /capacities/0/capacity_Ah: found 4.9; expected as many capacities in Ah, above 0, as there "
        "are "
        "currents.");
    row("no cut-off", capacity("\"current_A\": 5, \"capacity_Ah\": 4.9"),
        "line 2, /capacities/0: the key \"cutoff_V\" is missing; expected the voltage at which the "
        "discharges "
        "ended.");
    row("frequencies fall", body("\"spectra\": [{\"name\": \"a\", \"frequency_Hz\": [10, 1]}]"),
        "line 2, /spectra/0/frequency_Hz: found a list; expected frequencies in Hz, above 0, increasing, at "
        "most 10000.");
    row("sigma of the other kind",
        body(
            "\"noise\": {\"impedance\": {\"sigma_ohm\": {\"distribution\": \"half-normal\", \"scale\": 1}}}"),
        "line 2, /noise/impedance/sigma_ohm: found an object; expected \"sigma_ohm\" only with \"sigma\": "
        "\"absolute\".");
    row("no chains", body("\"sampler\": {\"chains\": 0}"),
        "line 2, /sampler/chains: found 0; expected a whole number from 1 to 64.");
    row("negative seed", body("\"sampler\": {\"seed\": -1}"),
        "line 2, /sampler/seed: found -1; expected a whole number from 0 to 18446744073709551615.");
    row("huge draws", body("\"sampler\": {\"draws\": 99999999999999999999}"),
        "line 2, /sampler/draws: found 1e+20; expected a whole number from 1 to 1000000.");
    row("nested too deep", body("\"title\": " + std::string(40, '[')),
        "line 2, column 41: nested too deep; expected at most 32 levels.");
}

void TestDefinition::errors()
{
    QFETCH(std::string, json);
    QFETCH(std::string, sentence);
    QCOMPARE(QString::fromStdString(sentenceOf(json)), QString::fromStdString(sentence));
}

void TestDefinition::everyPrefixIsRefused()
{
    const std::string json = formatDefinition(rich());
    for (std::size_t n = 0; n + 2 < json.size(); ++n)
        QVERIFY2(sentenceOf(json.substr(0, n)) != "accepted", qPrintable(QString::number(n)));
}

void TestDefinition::changedBytesNeverCrash()
{
    const std::string json = formatDefinition(rich());
    std::mt19937 random(1);
    int refused = 0;
    for (int i = 0; i < 3000; ++i) {
        std::string changed = json;
        for (unsigned k = 0; k < 1 + random() % 3; ++k)
            changed[random() % changed.size()] = static_cast<char>(random());
        const std::string sentence = sentenceOf(changed);
        refused += sentence != "accepted";
        QVERIFY2(sentence.find('\n') == std::string::npos, sentence.c_str());
    }
    QVERIFY(refused > 1000);
}

void TestDefinition::numbersThatAreNotFiniteAreNotWritten()
{
    Definition definition;
    definition.overrides["Separator/Porosity"] = std::numeric_limits<double>::quiet_NaN();
    QVERIFY_EXCEPTION_THROWN(formatDefinition(definition), InputError);
}

void TestDefinition::textThatIsNotUtf8IsNotWritten()
{
    Definition definition;
    definition.title = "\xff";
    QVERIFY_EXCEPTION_THROWN(formatDefinition(definition), InputError);
    QVERIFY(sentenceOf("{\"interphase\": 1, \"title\": \"\xff\"}") != "accepted");
}

void TestDefinition::incompleteIsNamed()
{
    const auto sentence = [](const Definition& definition) -> std::string {
        try {
            requireComplete(definition, "a.json");
        } catch (const InputError& error) {
            return error.what();
        }
        return "complete";
    };
    Definition definition = rich();
    QCOMPARE(sentence(definition), std::string("complete"));
    definition.free.clear();
    QCOMPARE(sentence(definition),
             std::string("a.json: the definition has no free parameters; expected at least one "
                         "entry in the list /parameters."));
    definition.data.clear();
    QVERIFY(sentence(definition).find("no free parameters") != std::string::npos); // spectra are data too
    definition.spectra.clear();
    QVERIFY(sentence(definition).find("no free parameters") != std::string::npos); // and so are capacities
    definition.capacities.clear();
    QCOMPARE(sentence(definition),
             std::string("a.json: the definition has no data; expected at least one entry in the "
                         "list /data."));
}

void TestDefinition::filesAreRead()
{
    QTemporaryDir folder;
    const QString path = folder.filePath("a.json");
    const auto write = [&](const QByteArray& bytes) {
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
    };
    QVERIFY(write("{\"interphase\": 1, \"title\": \"t\"}"));
    QCOMPARE(readDefinition(path.toStdString()).title, std::string("t"));
    QVERIFY(write(""));
    QVERIFY_EXCEPTION_THROWN(readDefinition(path.toStdString()), InputError);
    QVERIFY(write(QByteArray((16 << 20) + 1, ' ')));
    QVERIFY_EXCEPTION_THROWN(readDefinition(path.toStdString()), InputError);
    QVERIFY_EXCEPTION_THROWN(readDefinition(folder.filePath("none.json").toStdString()), InputError);
    QVERIFY_EXCEPTION_THROWN(readDefinition(folder.path().toStdString()), InputError);
}

QTEST_GUILESS_MAIN(TestDefinition)
#include "tst_definition.moc"
