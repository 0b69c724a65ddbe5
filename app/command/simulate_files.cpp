#include "app/command/simulate_files.h"

#include "core/text.h"

#include <cmath>
#include <utility>

namespace interphase {
namespace {

/// A text as a cell of a CSV: between quotes where it has to be.
std::string csvText(const std::string& text)
{
    if (text.find_first_of(",\"\n") == std::string::npos)
        return text;
    std::string out = "\"";
    for (const char c : text)
        out += c == '"' ? std::string("\"\"") : std::string(1, c);
    return out + '"';
}

void writeProfile(const DetailProfile& p, const std::string& coordinate, const std::vector<double>& times_s,
                  OutputFile& file)
{
    std::string whose = ",";
    if (p.side)
        whose += *p.side == Side::Negative ? "negative" : "positive";
    whose += "," + csvText(p.material) + ",";
    if (p.radius_m > 0.0)
        whose += formatNumber(p.radius_m);
    for (std::size_t t = 0; t < p.values.size(); ++t)
        for (std::size_t i = 0; i < p.place.size(); ++i)
            if (std::isfinite(p.values[t][i])) // none in the separator
                file.write(p.name + "," + p.unit + "," + coordinate + "," + formatNumber(p.place[i]) + "," +
                           formatNumber(times_s[t]) + "," + formatNumber(p.values[t][i]) + whose + "\n");
}

} // namespace

void writeRows(const SimulationResult& result, OutputFile& file)
{
    file.write("time_s,current_A,voltage_V,temperature_K,soc,soc_n,soc_p,capacity_Ah");
    std::vector columns{&result.time_s, &result.current_A,   &result.voltage_V,   &result.temperature_K,
                        &result.soc,    &result.socNegative, &result.socPositive, &result.capacity_Ah};
    for (const auto& [name, values] : result.more) {
        file.write("," + name);
        columns.push_back(&values);
    }
    file.write("\n");
    for (std::size_t row = 0; row < result.time_s.size(); ++row)
        for (const auto* column : columns) {
            file.write(formatNumber((*column)[row]));
            file.write(column == columns.back() ? "\n" : ",");
        }
    file.commit();
}

void writeCycles(const SimulationResult& result, OutputFile& file)
{
    file.write(
        "cycle,end_s,discharge_Ah,charge_Ah,discharge_Wh,charge_Wh,resistance_ohm,end_voltage_V,warmest_K,"
        "lithium_lost_Ah");
    for (const auto& [name, values] : result.more)
        file.write("," + name);
    file.write("\n");
    for (const CycleSummary& c : result.cycles) {
        file.write(std::to_string(c.cycle));
        for (const double value : {c.end_s, c.discharge_Ah, c.charge_Ah, c.discharge_Wh, c.charge_Wh,
                                   c.resistance_ohm, c.endVoltage_V, c.warmest_K, c.lithiumLost_Ah})
            file.write(std::isfinite(value) ? "," + formatNumber(value) : std::string(","));
        for (const double value : c.more)
            file.write("," + formatNumber(value));
        file.write("\n");
    }
    file.commit();
}

void writeProfiles(const ModelDetails& details, OutputFile& file)
{
    file.write("quantity,unit,coordinate,place,time_s,value,electrode,material,radius_m\n");
    for (const auto& [profiles, coordinate] : {std::pair{&details.inX, "x"}, std::pair{&details.inR, "r"}})
        for (const DetailProfile& p : *profiles)
            writeProfile(p, coordinate, details.profileTimes_s, file);
    file.commit();
}

} // namespace interphase
