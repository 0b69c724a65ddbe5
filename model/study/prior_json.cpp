#include "study/prior_json.h"

#include "study/definition_terms.h"

#include <algorithm>
#include <array>
#include <limits>
#include <vector>

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
    std::vector<std::string_view> keys{"distribution"};
    for (const std::string_view key : {terms.a, terms.b, terms.c})
        if (!key.empty())
            keys.push_back(key);
    keys.insert(keys.end(), {"lower", "upper"});
    node.expectKeys(keys);
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
        const bool anywhere = prior.kind == PriorKind::Normal || prior.kind == PriorKind::StudentT ||
                              prior.kind == PriorKind::LogitNormal;
        prior.a = anywhere ? a.number("a number") : a.positive("a number above 0");
    }
    if (!terms.b.empty())
        prior.b = node.require(std::string(terms.b), "a number above 0").positive("a number above 0");
    if (!terms.c.empty())
        prior.c = node.require(std::string(terms.c), "a number above 0").positive("a number above 0");
}

void parseBounds(const JsonNode& node, PriorSpec& prior)
{
    const bool needsBoth = prior.kind == PriorKind::Uniform || prior.kind == PriorKind::Beta ||
                           prior.kind == PriorKind::LogitNormal;
    if (needsBoth) {
        const std::string name(kPriorTerms[static_cast<std::size_t>(prior.kind)].word);
        node.require("lower", "the lower end of the " + name + " prior");
        node.require("upper", "the upper end of the " + name + " prior");
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
    if (prior.kind == PriorKind::LogitNormal && !(prior.a > prior.lower && prior.a < prior.upper))
        node.require("median", "a number").wrong("a number between \"lower\" and \"upper\"");
    return prior;
}

} // namespace interphase
