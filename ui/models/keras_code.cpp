// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/program_code.h"

#include <map>

namespace headstart::ui {

namespace {

/// Where Keras Applications has a network.
struct KerasFact {
    const char *module; ///< below keras.applications: what is done with pictures and answers
    const char *make;   ///< the function that makes it
    int side;           ///< of the pictures that its weights were trained with, in pixels
};

/// By the zoo's name, without the make: Keras has one of each.
const KerasFact *factOf(std::string network)
{
    for (const std::string make : {"keras_", "tf_"})
        if (network.starts_with(make))
            network.erase(0, make.size());
    static const std::map<std::string, KerasFact> kFacts = {
        {"convnext_base", {"convnext", "ConvNeXtBase", 224}},
        {"convnext_large", {"convnext", "ConvNeXtLarge", 224}},
        {"convnext_small", {"convnext", "ConvNeXtSmall", 224}},
        {"convnext_tiny", {"convnext", "ConvNeXtTiny", 224}},
        {"densenet121", {"densenet", "DenseNet121", 224}},
        {"densenet169", {"densenet", "DenseNet169", 224}},
        {"densenet201", {"densenet", "DenseNet201", 224}},
        {"efficientnet_b0", {"efficientnet", "EfficientNetB0", 224}},
        {"efficientnet_b1", {"efficientnet", "EfficientNetB1", 240}},
        {"efficientnet_b2", {"efficientnet", "EfficientNetB2", 260}},
        {"efficientnet_b3", {"efficientnet", "EfficientNetB3", 300}},
        {"efficientnet_b4", {"efficientnet", "EfficientNetB4", 380}},
        {"efficientnet_b5", {"efficientnet", "EfficientNetB5", 456}},
        {"efficientnet_b6", {"efficientnet", "EfficientNetB6", 528}},
        {"efficientnet_b7", {"efficientnet", "EfficientNetB7", 600}},
        {"efficientnet_v2_l", {"efficientnet_v2", "EfficientNetV2L", 480}},
        {"efficientnet_v2_m", {"efficientnet_v2", "EfficientNetV2M", 480}},
        {"efficientnet_v2_s", {"efficientnet_v2", "EfficientNetV2S", 384}},
        {"inception_resnet_v2", {"inception_resnet_v2", "InceptionResNetV2", 299}},
        {"inception_v3", {"inception_v3", "InceptionV3", 299}},
        {"legacy_xception", {"xception", "Xception", 299}},
        {"mobilenet", {"mobilenet", "MobileNet", 224}},
        {"mobilenet_v2", {"mobilenet_v2", "MobileNetV2", 224}},
        {"mobilenet_v3_large", {"mobilenet_v3", "MobileNetV3Large", 224}},
        {"mobilenet_v3_small", {"mobilenet_v3", "MobileNetV3Small", 224}},
        {"mobilenetv1_100", {"mobilenet", "MobileNet", 224}},
        {"nasnetalarge", {"nasnet", "NASNetLarge", 331}},
        {"nasnetlarge", {"nasnet", "NASNetLarge", 331}},
        {"resnet101", {"resnet", "ResNet101", 224}},
        {"resnet152", {"resnet", "ResNet152", 224}},
        {"resnet50", {"resnet", "ResNet50", 224}},
        {"vgg16", {"vgg16", "VGG16", 224}},
        {"vgg19", {"vgg19", "VGG19", 224}},
        {"xception", {"xception", "Xception", 299}},
    };
    const auto found = kFacts.find(network);
    return found == kFacts.end() ? nullptr : &found->second;
}

} // namespace

QString kerasCode(const catalogue::ModelCard &card)
{
    const KerasFact *fact = factOf(card.network);
    if (!fact)
        return {};
    const bool isSame = card.origin.library == "keras";
    return QStringLiteral("import keras\n"
                          "from keras.applications import %1\n"
                          "\n"
                          "%4\n"
                          "model = keras.applications.%2(weights=\"imagenet\", include_top=True)\n"
                          "\n"
                          "picture = keras.utils.load_img(\"photo.jpg\", target_size=(%3, %3)%5)\n"
                          "batch = keras.utils.img_to_array(picture)[None]\n"
                          "output = model.predict(%1.preprocess_input(batch))\n"
                          "for _, name, p in %1.decode_predictions(output, top=5)[0]:\n"
                          "    print(f\"{p:6.1%}  {name}\")\n"
                          "\n"
                          "# For labels of your own: the network without its head, kept as it is, and a new head.\n"
                          "body = keras.applications.%2(weights=\"imagenet\", include_top=False,\n"
                          "    input_shape=(%3, %3, 3), pooling=\"avg\")\n"
                          "body.trainable = False\n"
                          "own = keras.Sequential([body, keras.layers.Dense(10, activation=\"softmax\")])\n"
                          "own.compile(\"adam\", \"sparse_categorical_crossentropy\", metrics=[\"accuracy\"])\n")
        .arg(QLatin1String(fact->module), QLatin1String(fact->make), QString::number(fact->side),
             isSame
                 ? QStringLiteral("# The same weights. Of the picture the middle is kept, as Headstart does it.")
                 : QStringLiteral("# The same kind of network with Keras's own weights: its answers differ a little."),
             isSame ? QStringLiteral(",\n    keep_aspect_ratio=True, interpolation=\"bilinear\"") : QString());
}

} // namespace headstart::ui
