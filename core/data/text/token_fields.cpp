// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/text/token_fields.h"

#include <algorithm>
#include <charconv>

namespace headstart::data {

namespace {

constexpr std::size_t kLongestAdded = 1000; ///< bytes of an added token
constexpr std::int64_t kHighestId = Vocabulary::kMostTokens - 1;
constexpr std::array<const char *, 5> kRoles = {"unk_token", "sep_token", "pad_token", "cls_token", "mask_token"};

using Kind = Frame::Kind;

/// What a token may be given as: its text alone, or all of it.
AddedToken specialToken(const JsonFields &fields, const char *role, JsonProblem &problem)
{
    if (fields.any(role).is_object())
        return addedTokenOf(fields.object(role), problem);
    AddedToken token;
    token.content = fields.text(role, {});
    token.stripsLeft = token.content == "<mask>"; // RoBERTa's way
    return token;
}

/// "added_tokens_decoder": {"103": {"content": "[MASK]", ...}, ...}
std::vector<AddedToken> addedTokens(const JsonFields &decoder, JsonProblem &problem)
{
    std::vector<AddedToken> out;
    for (const auto &[key, value] : decoder.json().items()) {
        AddedToken token = addedTokenOf(JsonFields(value, decoder.placeOf(key), problem), problem);
        const char *end = key.data() + key.size();
        const auto [stop, error] = std::from_chars(key.data(), end, token.id);
        if (error != std::errc() || stop != end || token.id < 0 || token.id > kHighestId)
            problem.fail(decoder.placeOf(key), say("an id is a whole number from 0 to %1", kHighestId));
        out.push_back(std::move(token));
    }
    std::sort(out.begin(), out.end(), [](const AddedToken &a, const AddedToken &b) { return a.id < b.id; });
    return out;
}

} // namespace

Vocabulary vocabularyOf(const Json &json, const std::string &place, JsonProblem &problem)
{
    Vocabulary out;
    const JsonFields tokens(json, place, problem);
    for (const auto &[token, id] : tokens.json().items()) {
        if (!id.is_number_unsigned() || id.get<std::uint64_t>() > kHighestId) {
            problem.fail(place, say("the id of token '%1' has to be a whole number from 0 to %2", token, kHighestId));
            break;
        }
        const auto number = id.get<std::int32_t>();
        if (!out.add(token, number)) {
            problem.fail(place, say("the tokens '%1' and '%2' have the same id %3", out.token(number), token, number));
            break;
        }
    }
    if (out.size() == 0)
        problem.fail(place, say("the vocabulary is missing or empty"));
    return out;
}

AddedToken addedTokenOf(const JsonFields &fields, JsonProblem &problem)
{
    AddedToken token;
    token.content = fields.text("content", {});
    token.isSingleWord = fields.truth("single_word", false);
    token.stripsLeft = fields.truth("lstrip", false);
    token.stripsRight = fields.truth("rstrip", false);
    token.isSpecial = fields.truth("special", false);
    token.isNormalised = fields.truth("normalized", !token.isSpecial);
    if (token.content.empty() || token.content.size() > kLongestAdded)
        problem.fail(fields.placeOf("content"), say("an added token has from 1 to %1 bytes", kLongestAdded));
    return token;
}

void frameLikeBert(const FrameIds &ids, TokenizerParts &parts)
{
    parts.single = {{{Kind::Special, 0, {ids.begin}}, {Kind::First, 0, {}}, {Kind::Special, 0, {ids.end}}}};
    parts.pair = parts.single;
    parts.pair.parts.push_back({Kind::Second, 1, {}});
    parts.pair.parts.push_back({Kind::Special, 1, {ids.end}});
}

void frameLikeRoberta(const FrameIds &ids, TokenizerParts &parts)
{
    parts.single = {{{Kind::Special, 0, {ids.begin}}, {Kind::First, 0, {}}, {Kind::Special, 0, {ids.end}}}};
    parts.pair = parts.single;
    parts.pair.parts.push_back({Kind::Special, 0, {ids.end}});
    parts.pair.parts.push_back({Kind::Second, 0, {}});
    parts.pair.parts.push_back({Kind::Special, 0, {ids.end}});
}

AddedToken TokenizerConfig::token(const std::string &role, const char *fallback) const
{
    for (const auto &[name, token] : special)
        if (name == role && !token.content.empty())
            return token;
    AddedToken token;
    token.content = fallback;
    token.stripsLeft = token.content == "<mask>";
    return token;
}

Result<TokenizerConfig> readTokenizerConfig(const std::filesystem::path &folder)
{
    TokenizerConfig out;
    const std::filesystem::path file = folder / "tokenizer_config.json";
    std::error_code error;
    if (!std::filesystem::exists(file, error))
        return out;
    const auto json = readStrictJson(file);
    if (!json)
        return json.error();
    JsonProblem problem(file.string());
    const JsonFields fields(*json, {}, problem);
    out.lowers = fields.truth("do_lower_case", true);
    out.partsChinese = fields.truth("tokenize_chinese_chars", true);
    if (fields.has("strip_accents"))
        out.stripsAccents = fields.truth("strip_accents", true);
    out.addsBlank = fields.truth("add_prefix_space", false);
    for (const char *role : kRoles)
        if (fields.has(role))
            out.special.emplace_back(role, specialToken(fields, role, problem));
    out.added = addedTokens(fields.object("added_tokens_decoder"), problem);
    out.files.push_back(file);
    if (problem.error())
        return *problem.error();
    return out;
}

void findPaddingAndUnknown(const TokenizerConfig &config, TokenizerParts &parts)
{
    const auto find = [&](const char *role, std::initializer_list<const char *> names) {
        auto id = parts.vocabulary.find(config.token(role, "").content);
        for (const char *name : names)
            if (!id)
                id = parts.vocabulary.find(name);
        return id;
    };
    if (!parts.padding)
        parts.padding = find("pad_token", {"[PAD]", "<pad>"});
    if (!parts.unknown)
        parts.unknown = find("unk_token", {"[UNK]", "<unk>"});
}

Result<void> placeAddedToken(AddedToken token, const std::string &file, TokenizerParts &parts)
{
    const std::string place = "added token '" + token.content + "'";
    const auto there = parts.vocabulary.find(token.content);
    if (there && *there != token.id)
        return badInput(file, place, say("its id is %1, and %2 in the vocabulary", token.id, *there));
    if (!there && !parts.vocabulary.add(token.content, token.id))
        return badInput(file, place, say("its id %1 is that of '%2'", token.id, parts.vocabulary.token(token.id)));
    if (!there)
        parts.beyondModel.insert(token.id);
    parts.added.push_back(std::move(token));
    return {};
}

} // namespace headstart::data
