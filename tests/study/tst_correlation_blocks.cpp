#include "study/correlation_blocks.h"

#include <QTest>

using namespace interphase;

namespace {

const std::string kA = "Negative electrode/Porosity", kB = "Positive electrode/Porosity",
                  kC = "Separator/Porosity";
const PriorSpec kShare{PriorKind::Uniform, 0.0, 0.0, 0.1, 0.9};

DataUse used(const std::string& name)
{
    DataUse out;
    out.name = name;
    return out;
}

/// Three free parameters in one block, two data sets with noise of a group.
Definition correlated()
{
    Definition out;
    out.free = {{kA, kShare}, {kB, kShare}, {kC, kShare}};
    out.data = {used("1C"), used("pulses"), used("C/20")};
    out.dataNoise = {{{"1C", "pulses"}, defaultNoise(NoiseKind::Autoregressive)}};
    out.correlations = {{{kA, kB, kC}, {1, 0.1, 0.2, 0.1, 1, 0.3, 0.2, 0.3, 1}, "told"}};
    return out;
}

} // namespace

/// Blocks of priors that go together follow what is unknown.
class TestCorrelationBlocks : public QObject
{
    Q_OBJECT
private slots:
    void unknownsAreNamedAsInARun();
    void fixedParameterLeavesItsBlock();
    void whatIsNotUnknownDoesNotCount();
    void parametersComeAndGo();
    void noiseFollowsItsData();
};

void TestCorrelationBlocks::unknownsAreNamedAsInARun()
{
    Definition definition = correlated();
    definition.data[2].socSource = InitialSocSource::Free;
    QCOMPARE(unknownsOf(definition),
             (std::vector<std::string>{kA, kB, kC, "Initial SOC (C/20)", "sigma_V", "sigma_V (1C, pulses)",
                                       "tau_s (1C, pulses)"}));
}

void TestCorrelationBlocks::fixedParameterLeavesItsBlock()
{
    Definition definition = correlated();
    fixParameter(definition, definition.free[1].path);
    QCOMPARE(definition.free.size(), std::size_t(2));
    QVERIFY(definition.correlations ==
            (std::vector<CorrelationDefinition>{{{kA, kC}, {1, 0.2, 0.2, 1}, "told"}}));
    fixParameter(definition, kA);
    QVERIFY(definition.correlations.empty());
}

void TestCorrelationBlocks::whatIsNotUnknownDoesNotCount()
{
    Definition definition = correlated();
    definition.correlations.push_back({{"tau_s (1C, pulses)", "sigma_V"}, {1, 0.5, 0.5, 1}, {}});
    QCOMPARE(countingBlocks(definition).size(), std::size_t(2));
    definition.correlations.insert(definition.correlations.begin(), {{"nu", "tau_s"}, {1, 0, 0, 1}, {}});
    std::erase_if(definition.free, [](const FreeParameter& free) { return free.path == kA; });
    const std::vector<CountingBlock> blocks = countingBlocks(definition);
    QCOMPARE(blocks.size(), std::size_t(2));
    QCOMPARE(blocks[0].index, std::size_t(1));
    QVERIFY(blocks[0].block == (CorrelationDefinition{{kB, kC}, {1, 0.3, 0.3, 1}, "told"}));
}

void TestCorrelationBlocks::parametersComeAndGo()
{
    const CorrelationDefinition before = correlated().correlations[0];
    QVERIFY(withParameters(before, {kC, "sigma_V", kA}) ==
            (CorrelationDefinition{{kC, "sigma_V", kA}, {1, 0, 0.2, 0, 1, 0, 0.2, 0, 1}, "told"}));
}

void TestCorrelationBlocks::noiseFollowsItsData()
{
    Definition definition = correlated();
    definition.correlations = {{{"tau_s (1C, pulses)", "sigma_V (1C, pulses)"}, {1, 0.5, 0.5, 1}, {}},
                               {{kA, "Initial SOC (pulses)", kB}, {1, 0, 0.4, 0, 1, 0, 0.4, 0, 1}, {}}};
    renameData(definition, "1C", "first");
    QCOMPARE(definition.data[0].name, std::string("first"));
    QCOMPARE(definition.correlations[0].parameters,
             (std::vector<std::string>{"tau_s (first, pulses)", "sigma_V (first, pulses)"}));
    forgetData(definition, "pulses");
    QCOMPARE(definition.correlations[0].parameters,
             (std::vector<std::string>{"tau_s (first)", "sigma_V (first)"}));
    QVERIFY(definition.correlations[1] == (CorrelationDefinition{{kA, kB}, {1, 0.4, 0.4, 1}, {}}));
    QCOMPARE(countingBlocks(definition).size(), std::size_t(2));
    forgetData(definition, "first");
    QCOMPARE(definition.correlations.size(), std::size_t(1));
    QCOMPARE(definition.data.size(), std::size_t(1));
}

QTEST_APPLESS_MAIN(TestCorrelationBlocks)
#include "tst_correlation_blocks.moc"
