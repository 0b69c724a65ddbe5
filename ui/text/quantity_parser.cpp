#include "ui/text/quantity_parser.h"

#include "ui/text/unit_value.h"

#include <QCoreApplication>

#include <cmath>

namespace interphase {
namespace {

/// The context of this file's sentences.
struct QuantityParser
{
    Q_DECLARE_TR_FUNCTIONS(QuantityParser)
};

/// Recursive descent over sums, products and powers; a space between a number and a unit multiplies.
class Parser
{
public:
    explicit Parser(QStringView text) : m_text(text) {}

    std::optional<UnitValue> parseAll()
    {
        auto out = sum();
        skipSpaces();
        return out && m_at == m_text.size() ? out : std::nullopt;
    }
    const QString& problem() const { return m_problem; }

private:
    void skipSpaces()
    {
        while (m_at < m_text.size() && m_text[m_at].isSpace())
            ++m_at;
    }
    QChar peek()
    {
        skipSpaces();
        return m_at < m_text.size() ? m_text[m_at] : QChar();
    }
    bool take(QChar c)
    {
        if (peek() != c)
            return false;
        ++m_at;
        return true;
    }
    bool takeMinus() { return take(u'-') || take(u'−'); }

    std::optional<UnitValue> sum()
    {
        auto left = product();
        while (left) {
            const bool plus = take(u'+');
            if (!plus && !takeMinus())
                break;
            const auto right = product();
            if (!right || right->dimension != left->dimension)
                return fail(QuantityParser::tr("Only like units can be added."));
            left->value += plus ? right->value : -right->value;
        }
        return left;
    }

    std::optional<UnitValue> product()
    {
        auto left = signedPower();
        while (left) {
            const bool over = take(u'/');
            if (!over && !take(u'*') && !take(u'·') && !take(u'×') && !startsFactor())
                break;
            const auto right = signedPower();
            if (!right)
                return std::nullopt;
            left = over ? left->over(*right) : left->times(*right);
        }
        return left;
    }

    bool startsFactor()
    {
        const QChar c = peek();
        return c == u'(' || c.isLetter() || c == u'%';
    }

    std::optional<UnitValue> signedPower()
    {
        if (takeMinus()) {
            auto out = signedPower();
            if (out)
                out->value = -out->value;
            return out;
        }
        const auto base = primary();
        if (!base || !take(u'^'))
            return base;
        const auto exponent = signedPower();
        if (!exponent || !exponent->plain())
            return fail(QuantityParser::tr("An exponent is a plain number."));
        if (base->plain())
            return UnitValue{std::pow(base->value, exponent->value), {}};
        return base->power(static_cast<int>(std::lround(exponent->value)));
    }

    std::optional<UnitValue> primary()
    {
        const QChar c = peek();
        if (take(u'(')) {
            const auto inside = sum();
            return inside && take(u')') ? inside : fail(QuantityParser::tr("A bracket is not closed."));
        }
        if (c.isDigit() || c == u'.')
            return numberHere();
        if (c.isLetter() || c == u'%')
            return unitHere();
        return fail(QuantityParser::tr("Something is missing at the end."));
    }

    std::optional<UnitValue> numberHere()
    {
        const auto begin = m_at;
        const auto digits = [this] {
            while (m_at < m_text.size() && (m_text[m_at].isDigit() || m_text[m_at] == u'.'))
                ++m_at;
        };
        digits();
        const auto exponent = exponentEnd();
        if (exponent > m_at)
            m_at = exponent;
        bool ok = false;
        const double value = m_text.mid(begin, m_at - begin).toDouble(&ok);
        return ok ? std::optional(UnitValue{value, {}}) : fail(QuantityParser::tr("This is not a number."));
    }

    /// Where an exponent that starts here ends; here if there is none ("5 eV" has none).
    qsizetype exponentEnd() const
    {
        auto at = m_at;
        if (at >= m_text.size() || m_text[at].toLower() != u'e')
            return m_at;
        ++at;
        if (at < m_text.size() && (m_text[at] == u'-' || m_text[at] == u'+'))
            ++at;
        const auto digits = at;
        while (at < m_text.size() && m_text[at].isDigit())
            ++at;
        return at > digits ? at : m_at;
    }

    std::optional<UnitValue> unitHere()
    {
        const auto begin = m_at;
        while (m_at < m_text.size() && (m_text[m_at].isLetterOrNumber() || m_text[m_at] == u'%'))
            ++m_at;
        const QStringView word = m_text.mid(begin, m_at - begin);
        const auto unit = findUnit(word);
        return unit ? unit
                    : fail(QuantityParser::tr("\"%1\" is not a unit known here.").arg(word.toString()));
    }

    std::optional<UnitValue> fail(const QString& why)
    {
        if (m_problem.isEmpty())
            m_problem = why;
        return std::nullopt;
    }

    QStringView m_text;
    qsizetype m_at = 0;
    QString m_problem;
};

UnitValue unitOf(const QString& text)
{
    if (text.isEmpty() || text == QLatin1String("1"))
        return {};
    QString plain = text;
    if (plain.startsWith(QLatin1String("1/")))
        plain = plain.mid(2);
    const auto unit = Parser(plain).parseAll();
    return plain.size() == text.size() ? unit.value_or(UnitValue{}) : unit.value_or(UnitValue{}).power(-1);
}

ParsedQuantity problem(const QString& text)
{
    return {false, 0.0, text};
}

/// Celsius is the one unit with an offset: understood only as the whole of what was typed.
std::optional<double> celsius(const QString& text)
{
    for (const auto& suffix : {QStringLiteral("°C"), QStringLiteral("degC")}) {
        if (!text.endsWith(suffix))
            continue;
        bool ok = false;
        const double value = text.chopped(suffix.size()).trimmed().toDouble(&ok);
        if (ok)
            return value + 273.15;
    }
    return std::nullopt;
}

} // namespace

ParsedQuantity parseQuantity(const QString& text, const QString& unit, const QString& shownUnit)
{
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty())
        return problem(QuantityParser::tr("A number is expected."));
    if (trimmed.contains(QLatin1Char(',')))
        return problem(QuantityParser::tr("Write decimals with a point."));
    if (unit == QLatin1String("K")) {
        if (const auto kelvin = celsius(trimmed))
            return {true, *kelvin, {}};
    }
    Parser parser(trimmed);
    const auto parsed = parser.parseAll();
    if (!parsed)
        return problem(parser.problem().isEmpty() ? QuantityParser::tr("This is not a number.")
                                                  : parser.problem());
    const UnitValue wanted = unitOf(unit);
    const UnitValue shown = shownUnit.isEmpty() ? wanted : unitOf(shownUnit);
    // In a field that shows percent "20" is 20 %, in one that shows a plain number "20 %" is 0.2.
    const bool percent = wanted.plain() && shown.value != 1.0 && !trimmed.contains(QLatin1Char('%'));
    const bool bare = parsed->plain() && (!wanted.plain() || percent);
    if (!bare && parsed->dimension != wanted.dimension)
        return problem(QuantityParser::tr("Expected a quantity in %1.").arg(unit));
    const double value = bare ? parsed->value * shown.value : parsed->value;
    return std::isfinite(value) ? ParsedQuantity{true, value, {}}
                                : problem(QuantityParser::tr("This is not a finite number."));
}

} // namespace interphase
