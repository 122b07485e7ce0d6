// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/text_model.h"

#include "core/zoo/load.h"
#include "core/zoo/registry.h"
#include "core/zoo/text_config.h"
#include "tests/support/files.h"

#include <QtGlobal>

#include <array>
#include <filesystem>

namespace headstart::test {

namespace {

constexpr std::array<const char *, 8> kGood = {"fine", "good", "great", "lovely", "nice", "superb", "warm", "wise"};
constexpr std::array<const char *, 8> kBad = {"awful", "bad", "boring", "cold", "dull", "poor", "sad", "weak"};
constexpr std::array<const char *, 6> kFiller = {"a", "film", "it", "the", "was", "very"};

constexpr const char *kConfig = R"({
  "model_type": "bert", "architectures": ["BertModel"], "vocab_size": 29, "hidden_size": 32, "num_hidden_layers": 2,
  "num_attention_heads": 2, "intermediate_size": 64, "hidden_act": "gelu", "hidden_dropout_prob": 0.1,
  "attention_probs_dropout_prob": 0.1, "max_position_embeddings": 40, "type_vocab_size": 2,
  "initializer_range": 0.2, "layer_norm_eps": 1e-12, "pad_token_id": 0
})";

} // namespace

void makeTextModel(const std::string &folder)
{
    std::filesystem::create_directories(folder);
    writeFile(folder + "/config.json", std::string(kConfig));
    std::string vocabulary = "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\n.\n!\n";
    for (const auto *word : kGood)
        vocabulary += std::string(word) + "\n";
    for (const auto *word : kBad)
        vocabulary += std::string(word) + "\n";
    for (const auto *word : kFiller)
        vocabulary += std::string(word) + "\n";
    writeFile(folder + "/vocab.txt", vocabulary);
    const zoo::Variant variant = zoo::textVariant(*zoo::readTextConfig(folder + "/config.json"));
    const zoo::Network network = zoo::build(variant, {.classes = 2});
    zoo::initialise(network.tensors(), 1);
    if (auto saved = zoo::save(network, folder + "/model.safetensors"); !saved)
        qFatal("%s", saved.error().line().c_str());
}

void makeTextTable(const std::string &file, int count)
{
    std::string table = "label,text\n";
    for (int i = 0; i < count; ++i) {
        const auto &words = i % 2 == 0 ? kGood : kBad;
        table += i % 2 == 0 ? "yes," : "no,";
        for (int word = 0; word < 2 + i % 7; ++word)
            table += std::string(kFiller[static_cast<std::size_t>(i + word) % kFiller.size()]) + " ";
        table += std::string(words[static_cast<std::size_t>(i / 2) % words.size()]) + " "
                 + words[static_cast<std::size_t>(i / 16) % words.size()] + (i % 3 == 0 ? "!" : ".") + "\n";
    }
    writeFile(file, table);
}

} // namespace headstart::test
