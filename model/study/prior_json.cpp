#include "study/prior_json.h"

#include "study/definition_terms.h"

#include <algorithm>
#include <array>
#include <limits>

namespace interphase {
namespace {

constexpr const char* kPriorExpected =
    R"(a prior such as {"distribution": "lognormal", "median": 3e-14, "sigma": 0.7})";

PriorKind parseKind(const JsonNode& node)
{
    std::array<std::string_view, kPriorTerms.size()> words;
    std::transform(kPriorTerms.begin(), kPriorTerms.end(), words.begin(),
                   [](const auto& t) { return t.word; });
    return static_cast<PriorKind>(node.require("distribution", "the family of the prior").choice(words));
}

void expectPriorKeys(const JsonNode& node, const PriorTerms& terms)
{
    if (terms.b.empty())
        node.expectKeys({"distribution", "lower", "upper"});
    else if (terms.a.empty())
        node.expectKeys({"distribution", terms.b, "lower", "upper"});
    else
        node.expectKeys({"distribution", terms.a, terms.b, "lower", "upper"});
}

double parseBound(const JsonNode& node, const std::string& key, double otherwise)
{
    const auto bound = node.member(key);
    return bound ? bound->number("a number") : otherwise;
}

void parseNumbers(const JsonNode& node, const PriorTerms& terms, PriorSpec& prior)
{
    if (!terms.a.empty()) {
        const JsonNode a = node.require(std::string(terms.a), "a number");
        prior.a = prior.kind == PriorKind::Normal ? a.number("a number") : a.positive("a number above 0");
    }
    if (!terms.b.empty())
        prior.b = node.require(std::string(terms.b), "a number above 0").positive("a number above 0");
}

void parseBounds(const JsonNode& node, PriorSpec& prior)
{
    if (prior.kind == PriorKind::Uniform) {
        node.require("lower", "the lower end of the uniform prior");
        node.require("upper", "the upper end of the uniform prior");
    }
    prior.lower = parseBound(node, "lower", prior.lower);
    prior.upper = parseBound(node, "upper", prior.upper);
    const PriorSupport support = priorSupport(prior);
    if (support.lower < support.upper)
        return;
    const JsonNode upper = node.require("upper", "a number");
    upper.wrong(support.lower > prior.lower || prior.lower == -std::numeric_limits<double>::infinity()
                    ? "a number above 0, where this prior begins"
                    : "a number above \"lower\"");
}

} // namespace

PriorSupport priorSupport(const PriorSpec& prior)
{
    const bool positive = prior.kind == PriorKind::Lognormal || prior.kind == PriorKind::HalfNormal ||
                          prior.kind == PriorKind::Gamma;
    return {positive ? std::max(0.0, prior.lower) : prior.lower, prior.upper};
}

PriorSpec parsePrior(const JsonNode& node)
{
    if (node.value().kind != JsonValue::Kind::Object)
        node.wrong(kPriorExpected);
    PriorSpec prior;
    prior.kind = parseKind(node);
    const PriorTerms& terms = kPriorTerms[static_cast<std::size_t>(prior.kind)];
    expectPriorKeys(node, terms);
    parseNumbers(node, terms, prior);
    parseBounds(node, prior);
    return prior;
}

} // namespace interphase
