// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/text/token_fields.h"

#include <algorithm>

namespace headstart::data {

namespace {

constexpr std::int64_t kHighestId = Vocabulary::kMostTokens - 1;
constexpr std::int64_t kHighestType = 1000;
constexpr std::int64_t kLongestWord = 1'000'000;

using Kind = Frame::Kind;

std::string kindOf(const JsonFields &fields)
{
    return fields.text("type", "");
}

/// Reads one section after the other into the parts.
class TokenizerJson {
public:
    TokenizerJson(const Json &json, TokenizerParts &parts, JsonProblem &problem)
        : m_fields(json, {}, problem), m_parts(parts), m_problem(problem)
    {}

    void read()
    {
        const JsonFields model = m_fields.object("model");
        m_parts.vocabulary = vocabularyOf(model.any("vocab"), model.placeOf("vocab"), m_problem);
        readAddedTokens();
        const bool isPairs = kindOf(model) == "BPE" || (kindOf(model).empty() && model.has("merges"));
        if (isPairs)
            readBytePairs(model);
        else
            readWordPiece(model);
        readNormaliser(m_fields.any("normalizer"), "normalizer");
        readPreTokenizer(isPairs);
        useDefaultFrames();
        readPostProcessor(m_fields.any("post_processor"), "post_processor");
        if (m_fields.has("padding"))
            m_parts.padding = known(m_fields.object("padding").number("pad_id", 0, kHighestId), "padding.pad_id");
    }

private:
    /// The id, which has to have a token.
    std::int32_t known(std::int64_t id, const std::string &place)
    {
        const auto out = static_cast<std::int32_t>(id);
        if (m_parts.vocabulary.token(out).empty())
            m_problem.fail(place, say("the vocabulary has no token of id %1", id));
        return out;
    }

    std::optional<std::int32_t> unknownToken(const JsonFields &model, const std::string &fallback)
    {
        const std::string token = model.text("unk_token", fallback);
        const auto id = token.empty() ? std::nullopt : m_parts.vocabulary.find(token);
        if (!token.empty() && !id)
            m_problem.fail(model.placeOf("unk_token"), say("the vocabulary has no token '%1'", token));
        return id;
    }

    void readAddedTokens()
    {
        const Json &tokens = m_fields.list("added_tokens");
        if (tokens.size() > Vocabulary::kMostTokens)
            return m_problem.fail("added_tokens", say("more than %1 tokens", Vocabulary::kMostTokens));
        for (std::size_t i = 0; i < tokens.size() && !m_problem.error(); ++i) {
            const JsonFields fields(tokens[i], "added_tokens[" + std::to_string(i) + "]", m_problem);
            AddedToken token = addedTokenOf(fields, m_problem);
            if (!fields.has("id"))
                m_problem.fail(fields.place(), say("the token has no id"));
            token.id = static_cast<std::int32_t>(fields.number("id", 0, kHighestId));
            if (m_problem.error())
                return;
            if (auto placed = placeAddedToken(std::move(token), m_problem.file(), m_parts); !placed)
                m_problem.fail(placed.error().place, placed.error().rule);
        }
        std::stable_partition(m_parts.added.begin(), m_parts.added.end(),
                              [](const AddedToken &token) { return token.isSpecial; });
    }

    void readWordPiece(const JsonFields &model)
    {
        if (!kindOf(model).empty() && kindOf(model) != "WordPiece")
            return m_problem.fail(model.placeOf("type"),
                                  say("'%1' is not read; there are WordPiece and BPE", kindOf(model)));
        WordPieceParts out;
        m_parts.unknown = unknownToken(model, "[UNK]");
        out.unknown = m_parts.unknown.value_or(0);
        if (!m_parts.unknown)
            m_problem.fail(model.placeOf("unk_token"), say("there is no token for unknown words"));
        out.continuing = model.text("continuing_subword_prefix", out.continuing);
        out.longestWord = static_cast<std::size_t>(model.number("max_input_chars_per_word", 100, kLongestWord));
        m_parts.model = out;
    }

    void readBytePairs(const JsonFields &model)
    {
        BytePairParts out;
        m_parts.unknown = unknownToken(model, "");
        out.rules.unknown = m_parts.unknown;
        out.rules.fusesUnknown = model.truth("fuse_unk", false);
        for (const char *name : {"continuing_subword_prefix", "end_of_word_suffix"})
            if (!model.text(name, "").empty())
                m_problem.fail(model.placeOf(name), say("this is not read of a tokenizer of bytes"));
        for (const char *name : {"byte_fallback", "ignore_merges"})
            if (model.truth(name, false))
                m_problem.fail(model.placeOf(name), say("this is not read of a tokenizer of bytes"));
        if (model.has("dropout") && model.any("dropout") != 0.0)
            m_problem.fail(model.placeOf("dropout"), say("a tokenizer that leaves out merges at random is not read"));
        readMerges(model, out.merges);
        m_parts.model = std::move(out);
    }

    /// Each is "left right", or ["left", "right"].
    void readMerges(const JsonFields &model, Merges &merges)
    {
        const Json &list = model.list("merges");
        for (std::size_t i = 0; i < list.size(); ++i) {
            const Json &entry = list[i];
            const std::string text = entry.is_string() ? entry.get<std::string>() : std::string();
            const std::size_t blank = text.find(' ');
            if (entry.is_array() && entry.size() == 2 && entry[0].is_string() && entry[1].is_string())
                merges.emplace_back(entry[0].get<std::string>(), entry[1].get<std::string>());
            else if (blank != std::string::npos && text.find(' ', blank + 1) == std::string::npos)
                merges.emplace_back(text.substr(0, blank), text.substr(blank + 1));
            else
                return m_problem.fail(model.placeOf("merges"), say("merge %1 is not two tokens", i + 1));
        }
    }

    void readNormaliser(const Json &json, const std::string &place)
    {
        if (json.is_null())
            return;
        const JsonFields fields(json, place, m_problem);
        if (kindOf(fields) != "BertNormalizer")
            return m_problem.fail(place, say("'%1' is not read; there is BertNormalizer, or none", kindOf(fields)));
        BertRules rules;
        rules.cleans = fields.truth("clean_text", true);
        rules.partsChinese = fields.truth("handle_chinese_chars", true);
        rules.lowers = fields.truth("lowercase", true);
        rules.stripsAccents = fields.truth("strip_accents", rules.lowers);
        m_parts.rules = rules;
    }

    void readPreTokenizer(bool isPairs)
    {
        const JsonFields fields = m_fields.object("pre_tokenizer");
        const std::string wanted = isPairs ? "ByteLevel" : "BertPreTokenizer";
        if (kindOf(fields) != wanted)
            return m_problem.fail("pre_tokenizer",
                                  say("'%1' is not read; with this model there is %2", kindOf(fields), wanted));
        if (!isPairs)
            return;
        std::get<BytePairParts>(m_parts.model).rules.addsBlank = fields.truth("add_prefix_space", true);
        if (!fields.truth("use_regex", true))
            m_problem.fail(fields.placeOf("use_regex"),
                           say("a tokenizer of bytes that does not part words is not read"));
    }

    void useDefaultFrames()
    {
        m_parts.single = {{{Kind::First, 0, {}}}};
        m_parts.pair = {{{Kind::First, 0, {}}, {Kind::Second, 1, {}}}};
    }

    void readPostProcessor(const Json &json, const std::string &place)
    {
        if (json.is_null())
            return;
        const JsonFields fields(json, place, m_problem);
        const std::string kind = kindOf(fields);
        if (kind == "TemplateProcessing")
            readTemplates(fields);
        else if (kind == "BertProcessing")
            frameLikeBert(frameIds(fields), m_parts);
        else if (kind == "RobertaProcessing")
            frameLikeRoberta(frameIds(fields), m_parts);
        else if (kind == "Sequence")
            readSequence(fields);
        else if (kind != "ByteLevel") // which moves offsets alone
            m_problem.fail(
                place,
                say("'%1' is not read; there are TemplateProcessing, BertProcessing, RobertaProcessing, ByteLevel",
                    kind));
    }

    /// One after the other; we have those of which one adds tokens.
    void readSequence(const JsonFields &fields)
    {
        const Json &list = fields.list("processors");
        const auto adds = [](const Json &entry) {
            return !entry.is_object() || entry.value("type", Json()) != "ByteLevel";
        };
        if (std::count_if(list.begin(), list.end(), adds) > 1)
            return m_problem.fail(fields.place(), say("a sequence with two parts that add tokens is not read"));
        for (std::size_t i = 0; i < list.size(); ++i) {
            if (list[i].is_object() && list[i].value("type", Json()) == "Sequence")
                return m_problem.fail(fields.place(), say("a sequence in a sequence is not read"));
            readPostProcessor(list[i], fields.placeOf("processors[" + std::to_string(i) + "]"));
        }
    }

    /// "sep": ["[SEP]", 102], "cls": ["[CLS]", 101]
    FrameIds frameIds(const JsonFields &fields)
    {
        const auto id = [&](const char *name) {
            const Json &entry = fields.any(name);
            if (entry.is_array() && entry.size() == 2 && entry[1].is_number_unsigned()
                && entry[1].get<std::uint64_t>() <= kHighestId)
                return known(entry[1].get<std::int64_t>(), fields.placeOf(name));
            m_problem.fail(fields.placeOf(name), say("this has to be a token with its id: [\"token\", id]"));
            return 0;
        };
        const std::int32_t begin = id("cls");
        return {begin, id("sep")};
    }

    void readTemplates(const JsonFields &fields)
    {
        m_parts.single = templateOf(fields, "single");
        m_parts.pair = templateOf(fields, "pair");
        if (m_parts.single.count(Kind::First) != 1 || m_parts.single.count(Kind::Second) != 0)
            m_problem.fail(fields.placeOf("single"), say("the text A has to be in it once, and no other"));
        if (m_parts.pair.count(Kind::First) != 1 || m_parts.pair.count(Kind::Second) != 1)
            m_problem.fail(fields.placeOf("pair"), say("the texts A and B have to be in it once each"));
    }

    /// [{"SpecialToken": {"id": "[CLS]", "type_id": 0}}, {"Sequence": {"id": "A", "type_id": 0}}, ...]
    Frame templateOf(const JsonFields &fields, const char *name)
    {
        constexpr std::size_t kMostParts = 100;
        const Json &list = fields.list(name);
        Frame out;
        if (list.size() > kMostParts)
            m_problem.fail(fields.placeOf(name), say("more than %1 parts", kMostParts));
        for (std::size_t i = 0; i < list.size() && !m_problem.error(); ++i) {
            const JsonFields part(list[i], fields.placeOf(name) + "[" + std::to_string(i) + "]", m_problem);
            const bool isText = part.has("Sequence");
            const JsonFields content = part.object(isText ? "Sequence" : "SpecialToken");
            const auto type = static_cast<std::int32_t>(content.number("type_id", 0, kHighestType));
            const std::string id = content.text("id", "");
            if (!isText)
                out.parts.push_back({Kind::Special, type, specialIds(fields, id)});
            else if (id == "A" || id == "B")
                out.parts.push_back({id == "A" ? Kind::First : Kind::Second, type, {}});
            else
                m_problem.fail(content.placeOf("id"), say("a text is called A or B"));
        }
        return out;
    }

    /// "special_tokens": {"[CLS]": {"ids": [101], ...}}
    std::vector<std::int32_t> specialIds(const JsonFields &fields, const std::string &token)
    {
        constexpr std::size_t kMostIds = 100;
        const JsonFields special = fields.object("special_tokens").object(token.c_str());
        const Json &list = special.list("ids");
        std::vector<std::int32_t> out;
        if (list.empty() || list.size() > kMostIds)
            m_problem.fail(special.placeOf("ids"), say("a special token has from 1 to %1 ids", kMostIds));
        for (std::size_t i = 0; i < list.size() && !m_problem.error(); ++i) {
            if (!list[i].is_number_unsigned() || list[i].get<std::uint64_t>() > kHighestId)
                m_problem.fail(special.placeOf("ids"), say("an id is a whole number from 0 to %1", kHighestId));
            else
                out.push_back(known(list[i].get<std::int64_t>(), special.placeOf("ids")));
        }
        return out;
    }

    JsonFields m_fields;
    TokenizerParts &m_parts;
    JsonProblem &m_problem;
};

} // namespace

Result<TokenizerParts> readTokenizerJson(const std::filesystem::path &file)
{
    const auto config = readTokenizerConfig(file.parent_path());
    if (!config)
        return config.error();
    const auto json = readStrictJson(file);
    if (!json)
        return json.error();
    TokenizerParts parts;
    JsonProblem problem(file.string());
    TokenizerJson(*json, parts, problem).read();
    if (problem.error())
        return *problem.error();
    findPaddingAndUnknown(*config, parts);
    parts.files.push_back(file);
    parts.files.insert(parts.files.end(), config->files.begin(), config->files.end());
    return parts;
}

} // namespace headstart::data
