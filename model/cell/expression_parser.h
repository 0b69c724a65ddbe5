#pragma once
#include "cell/expression.h"

namespace interphase {

/// Turns the text of a formula into postfix steps; see Expression for the language. One parser reads one
/// text.
class ExpressionParser
{
public:
    /// Of a formula in x.
    explicit ExpressionParser(std::string_view text) : m_text(text) {}
    /// Of a formula in variables with names, which go to `variables` as they come; the number of a step
    /// Op::X is the index of its variable.
    ExpressionParser(std::string_view text, std::vector<std::string>& variables)
        : m_text(text),
          m_variables(&variables)
    {
    }

    /// Throws InputError (InvalidExpression).
    std::vector<Expression::Step> parse();

private:
    void parseSum();
    void parseProduct();
    void parseSigned();
    void parsePower();
    void parseAtom();
    void parseNumber();
    void parseName();
    void parseQuotedName();
    void parseCall(Expression::Op function);
    bool isCall(std::size_t end) const;
    void emitVariable(std::string_view name);

    bool accept(std::string_view symbol);
    void require(std::string_view symbol);
    void emit(Expression::Op op, double number = 0.0) { m_steps.push_back({op, number}); }
    void skipBlanks();
    [[noreturn]] void refuse(const std::string& expected) const;
    std::string found() const;

    struct Level; // counts nesting while it lives

    std::string_view m_text;
    std::size_t m_position = 0;
    std::vector<std::string>* m_variables = nullptr; ///< null: x is the only one
    int m_level = 0;
    std::vector<Expression::Step> m_steps;
};

} // namespace interphase
