// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text_file.h"
#include "core/data/text/token_fields.h"

#include <algorithm>

namespace headstart::data {

namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kLargestFile = std::uint64_t{64} << 20;

/// Calls `take(line, number)` with each line, parted at LF with or without a CR in front, until it returns an error.
template <class Take>
Result<void> eachLine(std::string_view text, const Take &take)
{
    for (std::size_t number = 1; !text.empty(); ++number) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        if (auto taken = take(line, number); !taken)
            return taken;
    }
    return {};
}

std::string lineAt(std::size_t number)
{
    return "line " + std::to_string(number);
}

/// All of a file in UTF-8.
Result<std::string> readLines(const fs::path &file)
{
    auto text = readTextFile(file, kLargestFile);
    if (!text)
        return text;
    const std::size_t end = firstUndecodable(*text);
    if (end < text->size())
        return badInput(file.string(),
                        lineAt(1
                               + static_cast<std::size_t>(
                                   std::count(text->begin(), text->begin() + static_cast<std::ptrdiff_t>(end), '\n'))),
                        say("a byte that is no UTF-8"));
    return text;
}

/// vocab.txt: a token a line, its number is its id.
Result<void> readVocabulary(const fs::path &file, Vocabulary &out)
{
    const auto text = readLines(file);
    if (!text)
        return text.error();
    auto read = eachLine(*text, [&](std::string_view line, std::size_t number) -> Result<void> {
        if (number > Vocabulary::kMostTokens)
            return badInput(file.string(), say("more than %1 tokens", Vocabulary::kMostTokens));
        const std::string token(line);
        if (token.empty() || out.add(token, static_cast<std::int32_t>(number - 1)))
            return {};
        return badInput(file.string(), lineAt(number),
                        say("the token '%1' is that of line %2 too", token, *out.find(token) + 1));
    });
    if (read && out.size() == 0)
        return badInput(file.string(), say("the vocabulary is empty"));
    return read;
}

/// merges.txt: a merge a line, "left right", after a line "#version: ...".
Result<Merges> readMerges(const fs::path &file)
{
    const auto text = readLines(file);
    if (!text)
        return text.error();
    Merges merges;
    auto read = eachLine(*text, [&](std::string_view line, std::size_t number) -> Result<void> {
        if (line.empty() || line.starts_with("#version"))
            return {};
        const std::size_t blank = line.find(' ');
        if (blank == std::string_view::npos || line.find(' ', blank + 1) != std::string_view::npos)
            return badInput(file.string(), lineAt(number), say("a merge is two tokens with a blank between them"));
        merges.emplace_back(line.substr(0, blank), line.substr(blank + 1));
        return {};
    });
    if (!read)
        return read.error();
    return merges;
}

/// The special tokens of a vocabulary that has no tokenizer.json.
class SpecialTokens {
public:
    SpecialTokens(const TokenizerConfig &config, const fs::path &file, TokenizerParts &parts)
        : m_config(config), m_file(file), m_parts(parts)
    {}

    /// Takes in one that the text may hold. Nothing where the vocabulary lacks it.
    Result<void> add(const char *role, const char *name)
    {
        AddedToken token = m_config.token(role, name);
        const auto id = m_parts.vocabulary.find(token.content);
        if (!id)
            return {};
        token.id = *id;
        token.isSpecial = true;
        return placeAddedToken(std::move(token), m_file.string(), m_parts);
    }

    Result<void> addOthers()
    {
        for (const AddedToken &token : m_config.added)
            if (auto placed = placeAddedToken(token, m_file.string(), m_parts); !placed)
                return placed;
        return {};
    }

    Result<std::int32_t> id(const char *role, const char *name) const
    {
        const std::string token = m_config.token(role, name).content;
        const auto id = m_parts.vocabulary.find(token);
        if (!id)
            return badInput(m_file.string(), say("the vocabulary has no token '%1'", token));
        return *id;
    }

    Result<FrameIds> frame(const char *begin, const char *end) const
    {
        const auto first = id("cls_token", begin);
        const auto last = id("sep_token", end);
        if (!first)
            return first.error();
        if (!last)
            return last.error();
        return FrameIds{*first, *last};
    }

private:
    const TokenizerConfig &m_config;
    const fs::path &m_file;
    TokenizerParts &m_parts;
};

/// Names of unk, sep, pad, cls, mask.
using Names = std::array<const char *, 5>;

Result<void> addAll(SpecialTokens &special, const Names &names)
{
    constexpr Names kRoles = {"unk_token", "sep_token", "pad_token", "cls_token", "mask_token"};
    if (auto added = special.addOthers(); !added) // what is said of a token there counts
        return added;
    for (std::size_t i = 0; i < names.size(); ++i)
        if (auto added = special.add(kRoles[i], names[i]); !added)
            return added;
    return {};
}

Result<void> readLikeBert(const fs::path &file, const TokenizerConfig &config, TokenizerParts &parts)
{
    if (auto read = readVocabulary(file, parts.vocabulary); !read)
        return read;
    SpecialTokens special(config, file, parts);
    const auto unknown = special.id("unk_token", "[UNK]");
    if (!unknown)
        return unknown.error();
    const auto frame = special.frame("[CLS]", "[SEP]");
    if (!frame)
        return frame.error();
    parts.unknown = *unknown;
    WordPieceParts model;
    model.unknown = *unknown;
    parts.model = model;
    parts.rules = BertRules{true, config.partsChinese, config.stripsAccents.value_or(config.lowers), config.lowers};
    frameLikeBert(*frame, parts);
    parts.files.push_back(file);
    return addAll(special, {"[UNK]", "[SEP]", "[PAD]", "[CLS]", "[MASK]"});
}

Result<void> readLikeRoberta(const fs::path &folder, const TokenizerConfig &config, TokenizerParts &parts)
{
    const fs::path file = folder / "vocab.json";
    const auto json = readStrictJson(file);
    if (!json)
        return json.error();
    JsonProblem problem(file.string());
    parts.vocabulary = vocabularyOf(*json, {}, problem);
    if (problem.error())
        return *problem.error();
    auto merges = readMerges(folder / "merges.txt");
    if (!merges)
        return merges.error();
    SpecialTokens special(config, file, parts);
    const auto frame = special.frame("<s>", "</s>");
    if (!frame)
        return frame.error();
    BytePairParts model{*std::move(merges), {}};
    model.rules.addsBlank = config.addsBlank;
    parts.model = std::move(model);
    frameLikeRoberta(*frame, parts);
    parts.files = {file, folder / "merges.txt"};
    return addAll(special, {"<unk>", "</s>", "<pad>", "<s>", "<mask>"});
}

} // namespace

Result<TokenizerParts> readVocabularyFiles(const fs::path &folder)
{
    const auto config = readTokenizerConfig(folder);
    if (!config)
        return config.error();
    TokenizerParts parts;
    std::error_code error;
    const bool isLikeBert = fs::exists(folder / "vocab.txt", error);
    if (!isLikeBert && !fs::exists(folder / "vocab.json", error))
        return badInput(folder.string(), say("none of tokenizer.json, vocab.txt and vocab.json is in this folder"));
    auto read =
        isLikeBert ? readLikeBert(folder / "vocab.txt", *config, parts) : readLikeRoberta(folder, *config, parts);
    if (!read)
        return read.error();
    findPaddingAndUnknown(*config, parts);
    parts.files.insert(parts.files.end(), config->files.begin(), config->files.end());
    return parts;
}

} // namespace headstart::data
