// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/program_code.h"

namespace headstart::ui {

namespace {

/// What makes the file that the program loads.
QString head(const QString &file, int side)
{
    return QStringLiteral(
               "// The network comes from a TorchScript file. Python writes it, behind the first lines of the\n"
               "// program for PyTorch:\n"
               "//     torch.jit.trace(model, torch.zeros(1, 3, %2, %2)).save(\"%1\")\n"
               "// photo.ppm: a picture as binary PPM, which ImageMagick writes: convert photo.jpg photo.ppm\n"
               "// CMake: find_package(Torch REQUIRED), target_link_libraries(NAME \"${TORCH_LIBRARIES}\")\n"
               "#include <cmath>\n"
               "#include <fstream>\n"
               "#include <iostream>\n"
               "#include <torch/script.h>\n"
               "#include <torch/torch.h>\n"
               "\n")
        .arg(file)
        .arg(side);
}

const char *const kReader = "// [1, 3, height, width], 0 to 1.\n"
                            "torch::Tensor readPicture(const std::string &path)\n"
                            "{\n"
                            "    std::ifstream file(path, std::ios::binary);\n"
                            "    std::string kind;\n"
                            "    int64_t width = 0, height = 0, most = 0;\n"
                            "    file >> kind >> width >> height >> most;\n"
                            "    file.get();\n"
                            "    auto bytes = torch::empty({height, width, 3}, torch::kByte);\n"
                            "    file.read(reinterpret_cast<char *>(bytes.data_ptr()), bytes.numel());\n"
                            "    if (!file || kind != \"P6\" || most != 255)\n"
                            "        throw std::runtime_error(path + \" is no binary PPM of 8 bits\");\n"
                            "    return bytes.permute({2, 0, 1}).unsqueeze(0).to(torch::kFloat) / 255;\n"
                            "}\n"
                            "\n";

QString preprocessing(const catalogue::InputFact &input)
{
    const bool isBicubic = input.interpolation == "bicubic";
    return QStringLiteral("// The shorter side becomes %1 pixels, the middle %2 x %2 are kept.\n"
                          "torch::Tensor preprocess(torch::Tensor picture)\n"
                          "{\n"
                          "    const int64_t shorter = std::min(picture.size(2), picture.size(3));\n"
                          "    const std::vector<int64_t> size = {picture.size(2) * %1 / shorter,\n"
                          "                                       picture.size(3) * %1 / shorter};\n"
                          "    picture = at::%3(picture, size, false).clamp(0, 1);\n"
                          "    const auto middle = [](int64_t side) { return std::lrint((side - %2) / 2.0); };\n"
                          "    picture = picture.narrow(2, middle(size[0]), %2).narrow(3, middle(size[1]), %2);\n"
                          "    const auto mean = torch::tensor({%4}).view({3, 1, 1});\n"
                          "    const auto deviation = torch::tensor({%5}).view({3, 1, 1});\n"
                          "    return (picture - mean) / deviation;\n"
                          "}\n"
                          "\n")
        .arg(QString::number(input.resize), QString::number(input.crop),
             isBicubic ? QStringLiteral("_upsample_bicubic2d_aa") : QStringLiteral("_upsample_bilinear2d_aa"),
             numberList(input.mean), numberList(input.deviation));
}

QString mainFunction(const QString &file)
{
    return QStringLiteral("int main()\n"
                          "{\n"
                          "    auto model = torch::jit::load(\"%1\");\n"
                          "    const torch::InferenceMode inference;\n"
                          "    const auto input = preprocess(readPicture(\"photo.ppm\"));\n"
                          "    const auto output = model.forward({input}).toTensor();\n"
                          "    const auto [probabilities, classes] = output.softmax(1)[0].topk(5);\n"
                          "    for (int64_t i = 0; i < 5; ++i) // by number in ImageNet's list\n"
                          "        std::cout << probabilities[i].item<float>() << \"  class \"\n"
                          "                  << classes[i].item<int64_t>() << '\\n';\n"
                          "}\n")
        .arg(file);
}

} // namespace

QString libtorchCode(const catalogue::ModelCard &card)
{
    if (pytorchCode(card).isEmpty())
        return {};
    const QString file = QString::fromStdString(card.id) + QStringLiteral(".pt");
    return head(file, card.input.crop) + QString::fromLatin1(kReader) + preprocessing(card.input) + mainFunction(file);
}

} // namespace headstart::ui
