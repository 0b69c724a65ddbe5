// Formulas of parameter files: known answers, Python's precedence, exact slopes, and what must be refused.
#include "cell/expression.h"
#include "cell/formula.h"
#include "cell/parameter_alias.h"
#include "core/message.h"

#include <QTest>
#include <array>
#include <cmath>
#include <set>

using namespace interphase;

class TestExpression : public QObject
{
    Q_OBJECT

private slots:
    void value_data();
    void value();
    void slope_data();
    void slope();
    void slopeStaysFiniteWhereTheArgumentStandsStill();
    void tellsConstants();
    void refuses_data();
    void refuses();
    void refusesDepthAndLength();
    void formulaInNames();
    void formulaRefuses_data();
    void formulaRefuses();
    void aliasesNameOneParameterEach();
};

void TestExpression::value_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<double>("x");
    QTest::addColumn<double>("expected");
    const auto row = [](const char* text, double x, double expected) {
        QTest::newRow(text) << QString(text) << x << expected;
    };
    row("1", 0, 1);
    row(" x ", 3, 3);
    row("9.47e-01", 0, 0.947);
    row(".5 + 5.", 0, 5.5);
    row("1E3", 0, 1000);
    row("2 + 3 * 4", 0, 14);
    row("2 - 3 - 4", 0, -5);
    row("16 / 4 / 2", 0, 2);
    row("2 ** 3 ** 2", 0, 512);
    row("-x ** 2", 3, -9);
    row("(-x) ** 2", 3, 9);
    row("2 ** -1", 0, 0.5);
    row("2 ** -x ** 2", 2, 0.0625);
    row("3*-x", 2, -6);
    row("- - x", 2, 2);
    row("+x", 2, 2);
    row("2*x**3", 2, 16);
    row("exp(1)", 0, 2.718281828459045);
    row("tanh(0.5)", 0, 0.46211715726000976);
    row("cosh(1) - sinh(1)", 0, 0.36787944117144233);
    row("sqrt(x) + log(x) + log10(x)", 100, 10 + 4.605170185988092 + 2);
    row("abs(-x)", 2, 2);
    row("sin(x) ** 2 + cos(x) ** 2", 0.7, 1);
    row("tan(atan(x))", 0.7, 0.7);
    row("sinh(asinh(x))", 0.7, 0.7);
    row("((((x))))", 0.7, 0.7);
    row("1.9793 * exp(-39.3631 * x) + 0.2482 - 0.0909 * tanh(29.8538 * (x - 0.1234)) - 0.04478 * "
        "tanh(14.9159 "
        "* (x - 0.2769)) - 0.0205 * tanh(30.4444 * (x - 0.6103))",
        0.5, 0.1330855128593352);
}

void TestExpression::value()
{
    QFETCH(QString, text);
    QFETCH(double, x);
    QFETCH(double, expected);
    const double found = Expression(text.toStdString()).at(x).value;
    QVERIFY2(std::abs(found - expected) <= 1e-15 * (1 + std::abs(expected)),
             qPrintable(QString::number(found, 'g', 17)));
}

void TestExpression::slope_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<double>("x");
    QTest::addColumn<double>("expected");
    const auto row = [](const char* text, double x, double expected) {
        QTest::newRow(text) << QString(text) << x << expected;
    };
    row("4", 1, 0);
    row("x ** 3", 2, 12);
    row("x ** 1.5", 4, 3);
    row("x ** 0", 4, 0);
    row("2 ** x", 3, 8 * std::log(2.0));
    row("x ** x", 2, 4 * (std::log(2.0) + 1));
    row("1 / x", 2, -0.25);
    row("x / (1 + x)", 1, 0.25);
    row("exp(-3 * x)", 0.5, -3 * std::exp(-1.5));
    row("tanh(2 * x)", 0.3, 2 / std::pow(std::cosh(0.6), 2));
    row("cosh(x)", 0.3, std::sinh(0.3));
    row("sinh(x)", 0.3, std::cosh(0.3));
    row("sqrt(x)", 4, 0.25);
    row("log(x)", 4, 0.25);
    row("log10(x)", 4, 0.25 / std::log(10.0));
    row("sin(x)", 0.4, std::cos(0.4));
    row("cos(x)", 0.4, -std::sin(0.4));
    row("tan(x)", 0.4, 1 / std::pow(std::cos(0.4), 2));
    row("atan(x)", 2, 0.2);
    row("asinh(x)", 2, 1 / std::sqrt(5.0));
    row("abs(x)", -2, -1);
    row("-x + x * x", 3, 5);
}

void TestExpression::slope()
{
    QFETCH(QString, text);
    QFETCH(double, x);
    QFETCH(double, expected);
    const double found = Expression(text.toStdString()).at(x).slope;
    QVERIFY2(std::abs(found - expected) <= 2e-15 * (1 + std::abs(expected)),
             qPrintable(QString::number(found, 'g', 17)));
}

void TestExpression::slopeStaysFiniteWhereTheArgumentStandsStill()
{
    QCOMPARE(Expression("sqrt(0 * x)").at(0.3).slope, 0.0);
    QCOMPARE(Expression("x ** 2").at(0.0).slope, 0.0);
    QCOMPARE(Expression("tanh(1e6 * x)").at(1.0).slope, 0.0);
    QVERIFY(std::isnan(Expression("log(x)").at(-1.0).value));
}

void TestExpression::tellsConstants()
{
    QVERIFY(Expression("3.9e-14 * exp(2)").isConstant());
    QVERIFY(!Expression("3.9e-14 * exp(x)").isConstant());
}

void TestExpression::refuses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("message");
    const auto row = [](const char* text, const char* message) {
        QTest::newRow(text) << QString(text) << QString(message);
    };
    const char* operand = "a number, x, a function or \"(\"";
    row("", qPrintable(QString("character 1: found the end; expected %1").arg(operand)));
    row("1 +", qPrintable(QString("character 4: found the end; expected %1").arg(operand)));
    row("1 + * 2", qPrintable(QString("character 5: found \"*\"; expected %1").arg(operand)));
    row("(1 + x", "character 7: found the end; expected \")\"");
    row("1 + x)", "character 6: found \")\"; expected an operator (+ - * / **) or the end of the function");
    row("exp x", "character 5: found \"x\"; expected \"(\"");
    row("2 x", "character 3: found \"x\"; expected an operator (+ - * / **) or the end of the function");
    row("x ^ 2", "character 3: found \"^\"; expected an operator (+ - * / **) or the end of the function");
    row("tanh(x, 2)", "character 7: found \",\"; expected \")\"");
    const char* names =
        "expected x or one of the functions abs asinh atan cos cosh exp log log10 sin sinh sqrt tan tanh";
    row("__import__('os').system('rm -rf /')",
        qPrintable(QString("character 1: found \"__import__\"; %1").arg(names)));
    row("1 + eval(x)", qPrintable(QString("character 5: found \"eval\"; %1").arg(names)));
    row("y", qPrintable(QString("character 1: found \"y\"; %1").arg(names)));
    row("exp(nan)", qPrintable(QString("character 5: found \"nan\"; %1").arg(names)));
    row("x.__class__",
        "character 2: found \".\"; expected an operator (+ - * / **) or the end of the function");
    row("1.2.3", "character 4: found \".\"; expected an operator (+ - * / **) or the end of the function");
    row("1e", "character 1: found \"1e\"; expected a number such as 1.5 or 2e-3");
    row("1e999", "character 1: found \"1e999\"; expected a number such as 1.5 or 2e-3");
    row("0x10", "character 2: found \"x10\"; expected an operator (+ - * / **) or the end of the function");
    row("lambda: 0", qPrintable(QString("character 1: found \"lambda\"; %1").arg(names)));
    row("x; x", "character 2: found \";\"; expected an operator (+ - * / **) or the end of the function");
    row("x\xC3\xB7"
        "2",
        "character 2: found \"\xC3\xB7\"; expected an operator (+ - * / **) or the end of the function");
    row("[x for x in (1,)]", qPrintable(QString("character 1: found \"[\"; expected %1").arg(operand)));
}

void TestExpression::refuses()
{
    QFETCH(QString, text);
    QFETCH(QString, message);
    try {
        Expression expression(text.toStdString());
        QFAIL("was accepted");
    } catch (const InputError& error) {
        QCOMPARE(error.message().id, MessageId::InvalidExpression);
        QCOMPARE(QString::fromStdString(error.message().english()), message);
    }
}

void TestExpression::refusesDepthAndLength()
{
    const std::string brackets = std::string(100000 / 8, '(') + "x";
    QVERIFY_THROWS_EXCEPTION(InputError, Expression{brackets});
    QVERIFY_THROWS_EXCEPTION(InputError, Expression{std::string(10000, '-') + "x"});
    std::string powers = "x";
    for (int i = 0; i < 1000; ++i)
        powers += "**x";
    QVERIFY_THROWS_EXCEPTION(InputError, Expression{powers});
    QVERIFY_THROWS_EXCEPTION(InputError, Expression{std::string(Expression::kMaximumLength, ' ') + "x"});

    // The deepest that is allowed holds the most operands at once, and evaluates.
    std::string deep = "x";
    for (int i = 1; i < Expression::kMaximumNesting; ++i)
        deep = "(1 + 1 * " + deep + ")";
    QCOMPARE(Expression(deep).at(0.5).value, 63.5);
    std::string wide = "x";
    for (int i = 0; i < 2000; ++i)
        wide += " + 1 * x";
    QCOMPARE(Expression(wide).at(1.0).value, 2001.0);
}

void TestExpression::formulaInNames()
{
    const Formula diffusion("R_n ** 2 / D_s_n + R_n");
    QCOMPARE(diffusion.variables(), (std::vector<std::string>{"R_n", "D_s_n"}));
    QCOMPARE(diffusion.value(std::array{3.0, 2.0}), 7.5);
    const Formula quoted("2 * 'Negative electrode/Thickness [m]' - \"x\" * x");
    QCOMPARE(quoted.variables(), (std::vector<std::string>{"Negative electrode/Thickness [m]", "x"}));
    QCOMPARE(quoted.value(std::array{5.0, 3.0}), 1.0);
    QCOMPARE(Formula("exp(log(a)) + log10 (100)").value(std::array{4.0}), 6.0);
    QCOMPARE(Formula("3").value({}), 3.0);
    QVERIFY(std::isnan(Formula("log(a)").value(std::array{-1.0})));
    QVERIFY_EXCEPTION_THROWN(Formula("a").value({}), std::invalid_argument);
}

void TestExpression::formulaRefuses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("message");
    const auto row = [](const char* text, const char* message) {
        QTest::newRow(text) << QString(text) << QString(message);
    };
    row("a +", "character 4: found the end; expected a number, a name, a function or \"(\"");
    row("a b", "character 3: found \"b\"; expected an operator (+ - * / **) or the end of the function");
    row("system(a)",
        "character 1: found \"system\"; expected one of the functions abs asinh atan cos cosh exp "
        "log log10 sin sinh sqrt tan tanh before the bracket");
    row("a * 'b", "character 5: found \"'\"; expected a name with a quotation mark behind it as well");
    row("a[0]", "character 2: found \"[\"; expected an operator (+ - * / **) or the end of the function");
}

void TestExpression::formulaRefuses()
{
    QFETCH(QString, text);
    QFETCH(QString, message);
    try {
        Formula formula(text.toStdString());
        QFAIL("accepted");
    } catch (const InputError& error) {
        QCOMPARE(QString(error.what()), message);
    }
}

void TestExpression::aliasesNameOneParameterEach()
{
    std::set<std::string> seen;
    for (const ParameterInfo& info : parameterInfos()) {
        const std::string alias = parameterAlias(info);
        QVERIFY2(seen.insert(alias).second, alias.c_str());
        QVERIFY2(Formula(alias).variables() == std::vector<std::string>{alias}, alias.c_str());
        QVERIFY(findParameterByName(alias) == info.id);
        QVERIFY(findParameterByName(info.path) == info.id);
    }
    QCOMPARE(parameterAlias(parameterInfo(ParameterId::NegativeDiffusivity)), std::string("D_s_n"));
    QCOMPARE(parameterAlias(parameterInfo(ParameterId::TransferenceNumber)), std::string("t_plus"));
    QVERIFY(!findParameterByName("no such"));
}

QTEST_GUILESS_MAIN(TestExpression)
#include "tst_expression.moc"
