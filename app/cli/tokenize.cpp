// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "core/base/text_file.h"
#include "core/data/text/letters.h"
#include "core/data/text/tokenizer.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <thread>

namespace headstart::cli {

namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kLargestFile = std::uint64_t{1} << 30;

struct Options {
    std::string model;
    std::string file;
};

/// A folder, as it is named or in the library.
Result<data::Tokenizer> tokenizerOf(const std::string &model, const fs::path &library)
{
    std::error_code error;
    const bool isHere = fs::is_directory(model, error);
    if (!isHere && (model.empty() || !fs::is_directory(library / model, error)))
        return badInput(model, say("there is no such folder, here or in the library ('%1')", library.string()));
    return data::Tokenizer::open(isHere ? fs::path(model) : library / model);
}

/// Parted at LF alone; the last one may lack it. Errors: bytes that are no UTF-8.
Result<std::vector<std::string>> linesOf(const std::string &file)
{
    const auto text = readTextFile(file, kLargestFile);
    if (!text)
        return text.error();
    const std::string_view rest(*text);
    std::vector<std::string> out;
    for (std::size_t begin = 0; begin < rest.size();) {
        const std::size_t end = std::min(rest.find('\n', begin), rest.size());
        out.emplace_back(rest.substr(begin, end - begin));
        begin = end + 1;
        if (const std::size_t place = data::firstUndecodable(out.back()); place < out.back().size())
            return badInput(file, "line " + std::to_string(out.size()),
                            say("byte %1 of it is no UTF-8; save the file in UTF-8", place + 1));
    }
    return out;
}

void print(const data::Tokens &tokens)
{
    std::string line;
    for (const std::int32_t id : tokens.ids)
        line += (line.empty() ? "" : " ") + std::to_string(id);
    std::printf("%s\n", line.c_str());
}

Result<void> tokenize(const Options &options, const fs::path &library)
{
    const auto tokenizer = tokenizerOf(options.model, library);
    if (!tokenizer)
        return tokenizer.error();
    const auto lines = linesOf(options.file);
    if (!lines)
        return lines.error();
    // A part after the other, so that the tokens of a large file never are in memory whole.
    constexpr std::size_t kPart = 16384;
    for (std::size_t begin = 0; begin < lines->size(); begin += kPart) {
        const auto part = std::span(*lines).subspan(begin, std::min(kPart, lines->size() - begin));
        for (const data::Tokens &tokens :
             encodeAll(*tokenizer, part, 0, std::max(1U, std::thread::hardware_concurrency())))
            print(tokens);
    }
    return {};
}

} // namespace

void addTokenize(CLI::App &app, Invocation &invocation)
{
    CLI::App *command = app.add_subcommand("tokenize", "Print the token ids of each line of a file");
    const auto options = std::make_shared<Options>();
    command->add_option("model", options->model, "A folder with the model's tokenizer, or its name in the library")
        ->required();
    command->add_option("file", options->file, "Texts in UTF-8, one a line")->required();
    command->callback([&invocation, options] {
        invocation.action = [&invocation, options] { return tokenize(*options, invocation.libraryFolder); };
    });
}

} // namespace headstart::cli
