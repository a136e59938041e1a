export const help = `Runs Memory on AWS: each service on Fargate by itself, with SQS, DynamoDB and S3.

  npm run deploy -- [-c name=value]... [--yes]
  npm run synth  -- [-c name=value]... [--out FILE]

deploy shows every change and asks before it makes any; --yes does not ask.
synth prints the CloudFormation template, or writes it to FILE, and needs neither an account nor Docker.
What is not set becomes a parameter of the template. deploy/template.json is it with no settings at all.

Before the first time
  - AWS credentials in the environment (AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY) and
    AWS_REGION; once per account and region: npx aws-cdk@2.1148.1 bootstrap
  - the bot's token where secretStore says:
      aws ssm put-parameter --type SecureString --name /memory/BOT_TOKEN --value 123456:your-token
    and for the webhook also /memory/WEBHOOK_SECRET (1 to 256 of A-Z a-z 0-9 _ -)
  - Docker, which builds the images; or images of yours in ECR (imageRepository, imageTag)
  - for the webhook a domain and its certificate in ACM; without, updates are polled for by one task

Settings, on the command line as -c name=value or in deploy/cdk.json under "context"
  stackName              Memory
  imageRepository        ECR repository (name or URI) with a tag <service>-<imageTag> for each service;
  imageTag               unset, the images are built from the Dockerfile
  domain                 host name of the webhook and the library, with
  certificateArn         its certificate in ACM, in the same region
  hostedZoneId           its zone in Route 53, where the address is then entered; without, enter the
                         output LoadBalancerAddress as a CNAME yourself, deploying with updates=polling first
  updates                webhook or polling (webhook where there is a domain)
  vpcId, taskSubnetIds   a VPC of yours and the subnets of the tasks, which must reach the internet
  loadBalancerSubnetIds  the public ones (as taskSubnetIds)
  taskPublicIp           true where taskSubnetIds are public (false)
  natGateways            of a new VPC: 1 or 2 put the tasks into private subnets (0: public addresses)
  secretStore            ssm or secretsmanager (ssm)
  secretPrefix           stands before the secrets' names (/memory/)
  xApi                   true: X_BEARER_TOKEN is among the secrets (false)
  alarmEmail             who is told of alarms
  maxIngest, maxFetcher, maxStore, maxLibrary, maxMedia
                         the most tasks of each (4, 10, 10, 4, 4); the least is 1
Names in capitals are variables of the services as .env.example lists them, such as
-c ALLOWED_USERS=1,2 or -c TWEET_SOURCES=syndication; QUEUE_PREFIX and DYNAMODB_TABLE_NAME name what is made.

What it makes: a VPC over two zones, the queues with their dead-letter queues, the tables, the bucket of copied
photos and films, the five services on Fargate with a role and a log each, a load balancer where there is a
domain, alarms to an SNS topic, and a dashboard.

What it costs: at rest five tasks of 0.25 vCPU and their public addresses, the load balancer and the alarms
make nearly all of it, whether anybody writes or not; NAT gateways come on top. A million saved tweets add
about 1 dollar for SQS and 3 for DynamoDB; a million photos of 1 MB add 5 dollars for S3, and 23 a month for as
long as they are kept. Tables and bucket stay when the stack is deleted, and cost on.
docs/aws.md tells more: update, roll back, tear down.`;
