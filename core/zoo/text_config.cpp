// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/zoo/text_config.h"

#include "core/base/text_file.h"

#include <algorithm>
#include <array>
#include <map>
#include <nlohmann/json.hpp>
#include <utility>

namespace headstart::zoo {

namespace {

using Json = nlohmann::ordered_json;

/// What the fields are called that the families name differently. Empty: the family has none.
struct FieldNames {
    const char *hidden;
    const char *layers;
    const char *heads;
    const char *intermediate;
    const char *types;
    const char *activation;
    const char *hiddenDropout;
    const char *attentionDropout;
    const char *headDropout;
    const char *normEpsilon;
};
constexpr FieldNames kBertNames = {
    "hidden_size", "num_hidden_layers",   "num_attention_heads",          "intermediate_size",  "type_vocab_size",
    "hidden_act",  "hidden_dropout_prob", "attention_probs_dropout_prob", "classifier_dropout", "layer_norm_eps"};
constexpr FieldNames kDistilBertNames = {"dim",        "n_layers", "n_heads",           "hidden_dim",          "",
                                         "activation", "dropout",  "attention_dropout", "seq_classif_dropout", ""};

const FieldNames &namesOf(TextFamily family)
{
    return family == TextFamily::DistilBert ? kDistilBertNames : kBertNames;
}

template <class Value>
using Words = std::array<std::pair<std::string_view, Value>, 4>;
constexpr std::array<std::pair<std::string_view, TextFamily>, 3> kFamilies = {
    {{"bert", TextFamily::Bert}, {"roberta", TextFamily::Roberta}, {"distilbert", TextFamily::DistilBert}}};
constexpr Words<TextActivation> kActivations = {{{"gelu", TextActivation::Gelu},
                                                 {"gelu_new", TextActivation::GeluNew},
                                                 {"relu", TextActivation::Relu},
                                                 {"silu", TextActivation::Silu}}};
constexpr Words<TextProblem> kProblems = {{{"", TextProblem::Unsaid},
                                           {"single_label_classification", TextProblem::SingleLabel},
                                           {"multi_label_classification", TextProblem::MultiLabel},
                                           {"regression", TextProblem::Regression}}};

template <class Table, class Value>
std::string_view wordFor(const Table &table, Value value)
{
    return std::find_if(table.begin(), table.end(), [&](const auto &one) { return one.second == value; })->first;
}

constexpr std::int64_t kMostTokens = 10'000'000;
constexpr std::int64_t kMostHidden = 65'536;
constexpr std::int64_t kMostLayers = 1'000;
constexpr std::int64_t kMostLabels = 1'000'000;
constexpr std::int64_t kMostParameters = 20'000'000'000;
constexpr double kAllButOne = 0.999999; ///< of a layer's values a dropout may drop

/// Reads the fields of one file, and keeps what is wrong with the first that is.
class Fields {
public:
    Fields(const Json &json, const std::string &file) : m_json(json), m_file(file) {}

    const std::optional<Error> &error() const { return m_error; }

    void refuse(const std::string &field, Text rule)
    {
        if (!m_error)
            m_error = badInput(m_file, "field '" + field + "'", std::move(rule));
    }

    void require(const std::string &field)
    {
        if (!has(field))
            refuse(field, say("it is missing"));
    }

    void readWhole(const std::string &field, std::int64_t least, std::int64_t most, std::int64_t &into)
    {
        if (!has(field))
            return;
        const Json &value = m_json[field];
        const bool isUsable = value.is_number_integer()
                              && (!value.is_number_unsigned() || value <= static_cast<std::uint64_t>(most))
                              && value >= least && value <= most;
        if (isUsable)
            into = value.get<std::int64_t>();
        else
            refuse(field, say("it must be a whole number from %1 to %2", least, most));
    }

    void readNumber(const std::string &field, double least, double most, double &into)
    {
        if (!has(field))
            return;
        const Json &value = m_json[field];
        if (value.is_number() && value.get<double>() >= least && value.get<double>() <= most)
            into = value.get<double>();
        else
            refuse(field, say("it must be a number from %1 to %2", Json(least).dump(), Json(most).dump()));
    }

    void readFlag(const std::string &field, bool &into)
    {
        if (!has(field))
            return;
        if (m_json[field].is_boolean())
            into = m_json[field].get<bool>();
        else
            refuse(field, say("it must be true or false"));
    }

    /// One of a table's words.
    template <class Table, class Value>
    void readWord(const std::string &field, const Table &table, Value &into)
    {
        if (!has(field))
            return;
        const std::string word = m_json[field].is_string() ? m_json[field].get<std::string>() : m_json[field].dump();
        const auto found = std::find_if(table.begin(), table.end(), [&](const auto &one) { return one.first == word; });
        if (found == table.end())
            refuse(field, say("'%1' is not known here; there are %2", word, listed(table)));
        else
            into = found->second;
    }

    /// There, and not null.
    bool has(const std::string &field) const { return m_json.contains(field) && !m_json[field].is_null(); }
    const Json &operator[](const std::string &field) const { return m_json[field]; }

private:
    template <class Table>
    static std::string listed(const Table &table)
    {
        std::string out;
        for (const auto &one : table)
            if (!one.first.empty())
                out += (out.empty() ? "" : ", ") + std::string(one.first);
        return out;
    }

    const Json &m_json;
    const std::string &m_file;
    std::optional<Error> m_error;
};

/// Google's own files, which are older than model_type, say nothing: they are BERT's.
void readFamily(Fields &fields, TextFamily &family)
{
    fields.readWord("model_type", kFamilies, family);
    if (fields.has("model_type") || !fields.has("architectures"))
        return;
    const std::string architectures = fields["architectures"].dump();
    const auto names = [&](const char *part) { return architectures.find(part) != std::string::npos; };
    if (names("\"DistilBert"))
        family = TextFamily::DistilBert;
    else if (names("\"Roberta"))
        family = TextFamily::Roberta;
    else if (!names("\"Bert"))
        fields.refuse("architectures", say("%1 is not known here", architectures));
}

void readSizes(Fields &fields, const FieldNames &names, TextConfig &config)
{
    for (const char *field : {"vocab_size", names.hidden, names.layers, names.heads, names.intermediate})
        fields.require(field);
    fields.readWhole("vocab_size", 1, kMostTokens, config.vocabulary);
    fields.readWhole(names.hidden, 1, kMostHidden, config.hidden);
    fields.readWhole(names.layers, 1, kMostLayers, config.layers);
    fields.readWhole(names.heads, 1, kMostHidden, config.heads);
    fields.readWhole(names.intermediate, 1, kMostHidden * 4, config.intermediate);
    fields.readWhole("max_position_embeddings", 1, kMostTokens, config.positions);
    if (config.family != TextFamily::DistilBert)
        fields.readWhole(names.types, 1, kMostHidden, config.types);
    if (config.hidden % config.heads != 0)
        fields.refuse(names.hidden,
                      say("%1 is not a multiple of the number of attention heads, %2", config.hidden, config.heads));
    const double perLayer =
        4.0 * static_cast<double>(config.hidden + config.intermediate) * static_cast<double>(config.hidden);
    const double parameters =
        perLayer * static_cast<double>(config.layers)
        + static_cast<double>(config.vocabulary + config.positions + config.types) * static_cast<double>(config.hidden);
    if (parameters > static_cast<double>(kMostParameters))
        fields.refuse("vocab_size",
                      say("with the sizes of the layers it makes more than %1 parameters", kMostParameters));
}

void readPadding(Fields &fields, TextConfig &config)
{
    if (config.family == TextFamily::Roberta)
        config.padding = 1;
    fields.readWhole("pad_token_id", 0, config.vocabulary - 1, config.padding);
    if (config.family == TextFamily::Roberta && config.longest() < 1)
        fields.refuse("max_position_embeddings",
                      say("RoBERTa's positions start behind %1, the padding's", config.padding));
}

void readRates(Fields &fields, const FieldNames &names, TextConfig &config)
{
    constexpr double kLargestEpsilon = 0.1;
    fields.readNumber(names.hiddenDropout, 0, kAllButOne, config.hiddenDropout);
    fields.readNumber(names.attentionDropout, 0, kAllButOne, config.attentionDropout);
    if (config.family == TextFamily::DistilBert)
        config.headDropout = 0.2;
    if (fields.has(names.headDropout)) {
        config.headDropout = 0;
        fields.readNumber(names.headDropout, 0, kAllButOne, *config.headDropout);
    }
    fields.readNumber("initializer_range", 0, 1, config.initialDeviation);
    if (config.family != TextFamily::DistilBert)
        fields.readNumber(names.normEpsilon, 0, kLargestEpsilon, config.normEpsilon);
}

/// {"0": "negative", "1": "positive"}
void readLabels(Fields &fields, TextConfig &config)
{
    const std::string field = "id2label";
    if (!fields.has(field))
        return;
    const Json &labels = fields[field];
    if (!labels.is_object() || labels.empty() || labels.size() > static_cast<std::size_t>(kMostLabels))
        return fields.refuse(field, say("it must name the classes 0, 1 and so on"));
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const auto label = labels.find(std::to_string(i));
        if (label == labels.end() || !label->is_string())
            return fields.refuse(field, say("it must name the classes 0, 1 and so on"));
        config.labels.push_back(label->get<std::string>());
    }
}

/// What would make another network.
void refuseOthers(Fields &fields)
{
    if (fields.has("position_embedding_type") && fields["position_embedding_type"] != "absolute")
        fields.refuse("position_embedding_type", say("only 'absolute' is known here"));
    for (const char *field : {"is_decoder", "add_cross_attention"}) {
        bool isOn = false;
        fields.readFlag(field, isOn);
        if (isOn)
            fields.refuse(field, say("a network that writes text is not known here"));
    }
}

} // namespace

std::int64_t TextConfig::longest() const
{
    return family == TextFamily::Roberta ? positions - padding - 1 : positions;
}

std::string_view familyName(TextFamily family)
{
    return wordFor(kFamilies, family);
}

Result<TextConfig> readTextConfig(const std::filesystem::path &file)
{
    constexpr std::uint64_t kMostBytes = 64 << 20; // the labels of a million classes
    const auto text = readTextFile(file, kMostBytes);
    if (!text)
        return text.error();
    return textConfigFrom(*text, file.string());
}

Result<TextConfig> textConfigFrom(std::string_view json, const std::string &name)
{
    const Json parsed = Json::parse(json, nullptr, false);
    if (!parsed.is_object())
        return badInput(name, say("it is not a JSON object"));
    Fields fields(parsed, name);
    TextConfig config;
    readFamily(fields, config.family);
    if (config.family == TextFamily::DistilBert) {
        config.layers = 6;
        config.types = 0;
    }
    const FieldNames &names = namesOf(config.family);
    if (!fields.error())
        readSizes(fields, names, config);
    if (!fields.error())
        readPadding(fields, config);
    fields.readWord(names.activation, kActivations, config.activation);
    readRates(fields, names, config);
    fields.readFlag("gradient_checkpointing", config.recomputes);
    fields.readWord("problem_type", kProblems, config.problem);
    readLabels(fields, config);
    refuseOthers(fields);
    if (fields.error())
        return *fields.error();
    return config;
}

std::string textConfigJson(const TextConfig &config)
{
    const FieldNames &names = namesOf(config.family);
    constexpr std::array<std::string_view, 3> kClasses = {"Bert", "Roberta", "DistilBert"};
    const std::string architecture =
        std::string(kClasses.at(static_cast<std::size_t>(config.family))) + "ForSequenceClassification";
    Json json = {{"architectures", {architecture}},
                 {"model_type", familyName(config.family)},
                 {"vocab_size", config.vocabulary},
                 {names.hidden, config.hidden},
                 {names.layers, config.layers},
                 {names.heads, config.heads},
                 {names.intermediate, config.intermediate},
                 {"max_position_embeddings", config.positions},
                 {names.activation, wordFor(kActivations, config.activation)},
                 {names.hiddenDropout, config.hiddenDropout},
                 {names.attentionDropout, config.attentionDropout},
                 {names.headDropout, config.headDropout ? Json(*config.headDropout) : Json()},
                 {"initializer_range", config.initialDeviation},
                 {"pad_token_id", config.padding},
                 {"gradient_checkpointing", config.recomputes}};
    if (config.family != TextFamily::DistilBert) {
        json[names.types] = config.types;
        json[names.normEpsilon] = config.normEpsilon;
    }
    if (config.problem != TextProblem::Unsaid)
        json["problem_type"] = wordFor(kProblems, config.problem);
    for (std::size_t i = 0; i < config.labels.size(); ++i) {
        json["id2label"][std::to_string(i)] = config.labels[i];
        json["label2id"][config.labels[i]] = i;
    }
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace headstart::zoo
