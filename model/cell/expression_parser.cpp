#include "cell/expression_parser.h"

#include "core/message.h"
#include "core/text.h"

#include <algorithm>

namespace interphase {
namespace {

using Op = Expression::Op;

struct Function
{
    std::string_view name;
    Op op;
};
constexpr Function kFunctions[] = {
    {"abs", Op::Abs},   {"asinh", Op::Asinh}, {"atan", Op::Atan},   {"cos", Op::Cos}, {"cosh", Op::Cosh},
    {"exp", Op::Exp},   {"log", Op::Log},     {"log10", Op::Log10}, {"sin", Op::Sin}, {"sinh", Op::Sinh},
    {"sqrt", Op::Sqrt}, {"tan", Op::Tan},     {"tanh", Op::Tanh},
};

const char* const kOperand = "a number, x, a function or \"(\"";
const char* const kNamedOperand = "a number, a name, a function or \"(\"";

std::string functionNames()
{
    std::vector<std::string> names;
    for (const Function& f : kFunctions)
        names.emplace_back(f.name);
    return join(names, " ");
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isNamePart(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || isDigit(c);
}

std::size_t digitsFrom(std::string_view text, std::size_t at)
{
    while (at < text.size() && isDigit(text[at]))
        ++at;
    return at;
}

// The end of "12.5e-3" from where it starts; a number with nothing wrong after it is parseNumber's business.
std::size_t numberEnd(std::string_view text, std::size_t at)
{
    at = digitsFrom(text, at);
    if (at < text.size() && text[at] == '.')
        at = digitsFrom(text, at + 1);
    if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
        const bool sign = at + 1 < text.size() && (text[at + 1] == '+' || text[at + 1] == '-');
        at = digitsFrom(text, at + (sign ? 2 : 1));
    }
    return at;
}

} // namespace

struct ExpressionParser::Level
{
    explicit Level(ExpressionParser& p) : parser(p)
    {
        if (++parser.m_level > Expression::kMaximumNesting)
            parser.refuse("at most " + std::to_string(Expression::kMaximumNesting) + " nested parts");
    }
    ~Level() { --parser.m_level; }
    Level(const Level&) = delete;
    Level& operator=(const Level&) = delete;
    ExpressionParser& parser;
};

std::vector<Expression::Step> ExpressionParser::parse()
{
    if (m_text.size() > Expression::kMaximumLength) {
        m_position = Expression::kMaximumLength;
        refuse("at most " + std::to_string(Expression::kMaximumLength) + " characters");
    }
    parseSum();
    skipBlanks();
    if (m_position < m_text.size())
        refuse("an operator (+ - * / **) or the end of the function");
    return std::move(m_steps);
}

void ExpressionParser::parseSum()
{
    parseProduct();
    for (;;) {
        const bool plus = accept("+");
        if (!plus && !accept("-"))
            return;
        parseProduct();
        emit(plus ? Op::Add : Op::Subtract);
    }
}

void ExpressionParser::parseProduct()
{
    parseSigned();
    for (;;) {
        const bool times = accept("*");
        if (!times && !accept("/"))
            return;
        parseSigned();
        emit(times ? Op::Multiply : Op::Divide);
    }
}

void ExpressionParser::parseSigned()
{
    const Level level(*this);
    if (accept("-")) {
        parseSigned();
        emit(Op::Negate);
    } else if (accept("+")) {
        parseSigned();
    } else {
        parsePower();
    }
}

void ExpressionParser::parsePower()
{
    parseAtom();
    if (!accept("**"))
        return;
    parseSigned(); // 2 ** -x ** 2 is 2 ** (-(x ** 2))
    emit(Op::Power);
}

void ExpressionParser::parseAtom()
{
    skipBlanks();
    const char c = m_position < m_text.size() ? m_text[m_position] : '\0';
    if (isDigit(c) || c == '.')
        return parseNumber();
    if (isNamePart(c))
        return parseName();
    if (m_variables && (c == '\'' || c == '"'))
        return parseQuotedName();
    if (!accept("("))
        refuse(m_variables ? kNamedOperand : kOperand);
    parseSum();
    require(")");
}

void ExpressionParser::parseNumber()
{
    const std::size_t end = numberEnd(m_text, m_position);
    const auto value = interphase::parseNumber(m_text.substr(m_position, end - m_position));
    if (!value)
        refuse("a number such as 1.5 or 2e-3");
    m_position = end;
    emit(Op::Number, *value);
}

void ExpressionParser::parseName()
{
    std::size_t end = m_position;
    while (end < m_text.size() && isNamePart(m_text[end]))
        ++end;
    const std::string_view name = m_text.substr(m_position, end - m_position);
    const auto* function = std::ranges::find(kFunctions, name, &Function::name);
    const bool variable = m_variables ? !isCall(end) : name == "x";
    if (!variable && function == std::end(kFunctions))
        refuse(m_variables ? "one of the functions " + functionNames() + " before the bracket"
                           : "x or one of the functions " + functionNames());
    m_position = end;
    if (variable)
        emitVariable(name);
    else
        parseCall(function->op);
}

void ExpressionParser::parseQuotedName()
{
    const std::size_t begin = m_position + 1;
    const std::size_t end = m_text.find(m_text[m_position], begin);
    if (end == std::string_view::npos || end == begin)
        refuse("a name with a quotation mark behind it as well");
    emitVariable(m_text.substr(begin, end - begin));
    m_position = end + 1;
}

// Whether a bracket comes next after `end`.
bool ExpressionParser::isCall(std::size_t end) const
{
    const std::size_t next = m_text.find_first_not_of(" \t\r\n", end);
    return next != std::string_view::npos && m_text[next] == '(';
}

void ExpressionParser::emitVariable(std::string_view name)
{
    if (!m_variables)
        return emit(Op::X);
    const auto known = std::ranges::find(*m_variables, name);
    emit(Op::X, static_cast<double>(known - m_variables->begin()));
    if (known == m_variables->end())
        m_variables->emplace_back(name);
}

void ExpressionParser::parseCall(Op function)
{
    require("(");
    parseSum();
    require(")");
    emit(function);
}

bool ExpressionParser::accept(std::string_view symbol)
{
    skipBlanks();
    if (!m_text.substr(m_position).starts_with(symbol))
        return false;
    if (symbol == "*" && m_text.substr(m_position).starts_with("**"))
        return false;
    m_position += symbol.size();
    return true;
}

void ExpressionParser::require(std::string_view symbol)
{
    if (!accept(symbol))
        refuse(quoted(symbol));
}

void ExpressionParser::skipBlanks()
{
    while (m_position < m_text.size() &&
           std::string_view(" \t\r\n").find(m_text[m_position]) != std::string_view::npos)
        ++m_position;
}

void ExpressionParser::refuse(const std::string& expected) const
{
    throw InputError(MessageId::InvalidExpression, {std::to_string(m_position + 1), found(), expected});
}

// The word or character at the present position, for an error message.
std::string ExpressionParser::found() const
{
    if (m_position >= m_text.size())
        return "the end";
    std::size_t end = m_position + 1;
    if (isNamePart(m_text[m_position]))
        while (end < m_text.size() && isNamePart(m_text[end]) && end - m_position < 40)
            ++end;
    while (end < m_text.size() && (static_cast<unsigned char>(m_text[end]) & 0xC0) == 0x80)
        ++end; // the rest of a UTF-8 character
    return quoted(m_text.substr(m_position, end - m_position));
}

} // namespace interphase
